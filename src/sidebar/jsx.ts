// What every element of the page is written with: the build injects it (build.mjs), so that no file imports it.
export { Fragment, h } from 'preact';
