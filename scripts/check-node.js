// Plain JavaScript: an older Node must be able to read it far enough to say what to do.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Wayfelt runs on Node 22.18 or newer and found ${process.versions.node}: run "npm ci" (without --omit=optional), which brings a fitting Node on Linux and Windows, or install one from nodejs.org.`,
  )
  process.exit(1)
}
