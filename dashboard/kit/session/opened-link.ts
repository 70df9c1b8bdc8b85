import { useEffect, useState } from 'preact/hooks'

/** A one-time link that was opened; a new object for each time. */
export interface OpenedLink {
  token: string
}

/** The token stands in the fragment, which no server sees; it leaves the address at once. */
function takeLink(): OpenedLink | null {
  const token = location.hash.slice(1)
  if (!token) return null
  history.replaceState(history.state, '', location.pathname)
  return { token }
}

/** The link that this page was opened by. A second one in the same tab changes the fragment only. */
export function useOpenedLink(): OpenedLink | null {
  const [link, setLink] = useState(takeLink)
  useEffect(() => {
    const arrive = () => setLink((before) => takeLink() ?? before)
    addEventListener('hashchange', arrive)
    return () => removeEventListener('hashchange', arrive)
  }, [])
  return link
}
