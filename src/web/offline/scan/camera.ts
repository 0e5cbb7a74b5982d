// The rear camera as the picture of a video element. Opens and stops it; nothing of the picture is kept or leaves the phone.

import { err, ok, type Result } from '#domain/result'

/**
 * `insecure`: the page did not come by https · `refused`: the person or the phone's settings say no · `busy`: another app has it, or it
 * went away.
 */
export type CameraProblem = 'insecure' | 'refused' | 'no-camera' | 'busy'

export type Camera = {
  /** Releases the camera; its lamp goes out. */
  readonly stop: () => void
  /** Switches the light beside the camera; null where there is none. */
  readonly light: ((on: boolean) => Promise<void>) | null
}

/** A code of 81 modules needs some seven pixels for each at arm's length; more pixels only take longer to read. */
const WANTED = { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } }

export async function openCamera(
  video: HTMLVideoElement,
  onLost: () => void,
): Promise<Result<Camera, CameraProblem>> {
  // Browsers leave mediaDevices out on plain http, whatever their types say.
  if (!window.isSecureContext || !('mediaDevices' in navigator)) return err('insecure')
  const opened = await navigator.mediaDevices
    .getUserMedia({ video: WANTED, audio: false })
    .then(ok, (error: unknown) => err(problemOf(error)))
  if (!opened.ok) return opened
  const stream = opened.value
  const [track] = stream.getVideoTracks()
  track?.addEventListener('ended', onLost)
  const stop = () => {
    track?.removeEventListener('ended', onLost)
    for (const one of stream.getTracks()) one.stop()
    video.srcObject = null
  }
  video.srcObject = stream
  try {
    await video.play()
  } catch (error) {
    stop()
    // Taken off the page while it began to play: whoever did so has asked for it to stop.
    if (error instanceof DOMException) return err('busy')
    throw error
  }
  return ok({ stop, light: lightOf(track) })
}

function problemOf(error: unknown): CameraProblem {
  if (!(error instanceof DOMException)) throw error
  if (error.name === 'NotAllowedError' || error.name === 'SecurityError') return 'refused'
  return error.name === 'NotFoundError' || error.name === 'OverconstrainedError' ? 'no-camera' : 'busy'
}

type WithLight = MediaTrackConstraintSet & { readonly torch?: boolean }

function lightOf(track: MediaStreamTrack | undefined): Camera['light'] {
  const capabilities: object = track?.getCapabilities?.() ?? {}
  if (!track || !('torch' in capabilities) || capabilities.torch !== true) return null
  return async (on) => {
    const light: WithLight = { torch: on }
    // A lamp that will not burn is no reason to stop reading.
    await track.applyConstraints({ advanced: [light] }).catch(() => undefined)
  }
}
