// What the scanner of QR codes says by itself: why there is no picture, and that a photo of the code will do.

import { defineWords } from './words.ts'

export const scanWords = defineWords({
  vi: {
    view: 'Hình từ máy ảnh',
    opening: 'Đang mở máy ảnh…',
    light: 'Đèn',
    photo: 'Chọn ảnh có mã',
    reading: 'Đang đọc ảnh…',
    notKept: 'Ảnh chỉ dùng để đọc mã, không được lưu.',
    again: 'Thử lại',
    problems: {
      insecure:
        'Trang này không mở bằng https nên trình duyệt không cho dùng máy ảnh. Hãy mở bằng địa chỉ https, hoặc chọn ảnh có mã.',
      refused:
        'Máy ảnh đang bị chặn. Chạm biểu tượng bên trái địa chỉ trang, cho phép Máy ảnh rồi thử lại, hoặc chọn ảnh có mã.',
      'no-camera': 'Máy này không có máy ảnh dùng được. Hãy chọn ảnh có mã.',
      busy: 'Máy ảnh đang được ứng dụng khác dùng. Hãy đóng ứng dụng đó rồi thử lại.',
      'no-reader':
        'Phần đọc mã chưa có trên máy này. Hãy nối mạng rồi thử lại một lần; sau đó không cần mạng nữa.',
      'no-picture': 'Tệp này không phải là ảnh đọc được.',
      'no-code': 'Không thấy mã QR trong ảnh. Hãy chụp gần hơn, đủ sáng và không bị nhòe.',
    },
  },
  en: {
    view: 'Picture of the camera',
    opening: 'Opening the camera…',
    light: 'Light',
    photo: 'Choose a photo of the code',
    reading: 'Reading the photo…',
    notKept: 'The picture is only read, never kept.',
    again: 'Try again',
    problems: {
      insecure:
        'This page was not opened by https, so the browser does not let it use the camera. Open the https address, or choose a photo of the code.',
      refused:
        'The camera is blocked. Touch the sign left of the page’s address, allow the camera and try again, or choose a photo of the code.',
      'no-camera': 'There is no camera to use here. Choose a photo of the code.',
      busy: 'Another app is using the camera. Close it and try again.',
      'no-reader':
        'The part that reads codes is not on this phone yet. Connect to the network and try once; after that it needs none.',
      'no-picture': 'This file is no picture that can be read.',
      'no-code': 'There is no QR code in the photo. Take it nearer, in good light and without blur.',
    },
  },
})
