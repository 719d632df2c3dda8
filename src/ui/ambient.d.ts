/** Files that the bundler turns into modules. */
declare module '*.css';
