// What the build writes into the apps beside Vite's own (vite.config.ts).
interface ImportMetaEnv {
  readonly APP_VERSION: string
}
