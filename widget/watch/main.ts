import { watchPage, type Waiting } from './watch-page.ts'

/*
 * Loaded beside the questions where one waits for what the page does not tell by itself. What is
 * waited for stands in this file's own address, so that the file is the same for everybody.
 */

const waiting: Waiting[] = JSON.parse(decodeURIComponent(new URL(import.meta.url).hash.slice(1)))

// As a page tells of its own events, under a name that none of them has.
watchPage(waiting, (event) => window.wayfelt?.('track', event))
