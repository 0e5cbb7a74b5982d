// Asks by https whom fetch would not believe: a server whose certificate is signed by an authority that only the test trusts.
import { request } from 'node:https'

export type HttpsAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
  readonly protocol: string | null
}

export type AskHttps = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** The authority to believe, PEM. */
  readonly ca: string
  readonly maxVersion?: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3'
}

/** Rejects where the certificate is not believed, or not for this address. */
export const askHttps = (
  url: string,
  { method = 'GET', headers = {}, body, ca, maxVersion }: AskHttps,
): Promise<HttpsAnswer> =>
  new Promise((resolve, reject) => {
    const versions = maxVersion && {
      maxVersion,
      ...(maxVersion === 'TLSv1.1' && { minVersion: 'TLSv1' as const, ciphers: 'DEFAULT@SECLEVEL=0' }),
    }
    const asked = request(url, { method, headers, ca, agent: false, ...versions }, (response) => {
      const { socket } = response
      const protocol =
        'getProtocol' in socket && typeof socket.getProtocol === 'function' ? socket.getProtocol() : null
      let text = ''
      response.setEncoding('utf8').on('data', (piece) => {
        text += piece
      })
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, protocol }),
      )
      response.on('error', reject)
    })
    asked.on('error', reject)
    asked.end(body)
  })
