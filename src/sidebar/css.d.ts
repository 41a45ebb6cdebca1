// Style sheets are imported for esbuild, which inlines them into the page.
declare module '*.css';
