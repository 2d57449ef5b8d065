/// <reference types="vite/client" />

/** The compressed content of a file, as base64; the build of the embedded calculator makes it. */
declare module '*?gzip' {
  const base64: string;
  export default base64;
}
