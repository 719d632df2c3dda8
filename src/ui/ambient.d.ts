/** Files that the bundler turns into modules. */
declare module '*.css';
/** A worker as a file of its own: its address. */
declare module '*?worker&url' {
  const url: string;
  export default url;
}
/** The text of a file. */
declare module '*?raw' {
  const text: string;
  export default text;
}
/** What the bundler says about the build. */
interface ImportMetaEnv {
  readonly DEV: boolean;
}
interface ImportMeta {
  readonly env: ImportMetaEnv;
}
