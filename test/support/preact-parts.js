/* Preact without its types, which would bring a page's types along into tests that have none. */
export { signal } from '@preact/signals'
export { render } from 'preact'
