/** Words of `/settings/install`. */
export const words = {
  'install.head.fresh': 'From nothing to the first answer of {name}: five steps.',
  'install.head.heard': 'The widget of {name} is connected and waits for its first real answer.',
  'install.head.done': '{name} is connected: its first answer came on {when}.',
  'install.head.noKey': '{name} has no publishable key that works: make one first.',
  'install.done': 'Done',

  'install.tag': 'Put the snippet on every page',
  'install.tag.lead':
    'It loads without holding the page up, and asks nothing before a survey is live.',
  'install.tag.came': 'A page with the snippet was heard.',
  'install.tag.tabs': 'Where the shop runs',
  'install.tag.html':
    'Before the closing </head> of every page. Best served from a host name of your own shop.',
  'install.tag.gtm':
    'A new tag “Custom HTML” with the trigger “All Pages”. The plain snippet does not work here: Tag Manager drops its data-site.',
  'install.tag.shopify':
    'Online Store → Themes → Edit code → layout/theme.liquid, before the closing </head>. Shopify’s own checkout and thank-you pages run no such snippet.',
  'install.tag.woo':
    'At the end of functions.php of your child theme, or in a snippets plugin. Leave w.js out of whatever merges or delays scripts.',
  'install.tag.react':
    'Once at the root of the app. Pages that change without loading anew are noticed.',
  'install.tag.track': 'Tell the widget what happens (optional)',
  'install.tag.track.text':
    'A survey may wait for an event. This may run anywhere on the page, also before the snippet has loaded.',
  'install.noKey':
    'The snippet needs a publishable key, and there is none that works. An owner makes one under {keys}.',

  'install.origins': 'Say which pages may send answers',
  'install.origins.lead': 'Answers are accepted from pages of these origins only.',
  'install.origins.none': 'No origin is listed yet: every answer from a shop’s page is refused.',
  'install.origins.save': 'Save the origins',
  'install.origins.came': 'Pages may send answers now.',
  'install.csp': 'The shop has a content security policy?',
  'install.csp.text':
    'Then it needs these two lines; where the policy has such a line already, add the address to it. Nothing has to be allowed for styles, frames or eval.',
  'install.csp.nonce':
    'With nonces: put yours on the snippet as nonce="…"; then only the line for connect-src is needed.',

  'install.check': 'Check a page',
  'install.check.lead':
    'Open a page of the shop with a special link. The widget reports what it finds there, and nothing of that visit is counted.',
  'install.check.begin': 'Start the check',
  'install.check.again': 'Start a new check',
  'install.check.page': 'Page of the shop',
  'install.check.page.hint': 'Any page that has the snippet.',
  'install.check.page.bad': 'Write the whole address, like https://shop.example/',
  'install.check.open': 'Open the page in a new tab',
  'install.check.until': 'Listening until {time}.',
  'install.check.lost':
    'A check runs until {time}; its link is in the tab where it was started. Start a new one to get another link.',
  'install.check.silent': 'Nothing heard yet.',
  'install.check.causes': 'If the page is open and nothing comes, it is most likely one of these:',
  'install.check.cause.published':
    'The snippet is not published yet, or a cache still serves the old page.',
  'install.check.cause.consent': 'A consent banner holds it back until somebody agrees.',
  'install.check.cause.blocker': 'An ad blocker in your browser: try a private window.',
  'install.check.cause.csp':
    'The page’s content security policy blocks even the report; the browser’s console says so.',
  'install.check.cause.redirect': 'The shop redirects and loses what stands behind the #.',
  'install.check.findings': 'What the pages reported',
  'install.check.news': 'New: {text}',

  'finding.loaded': 'The widget runs, and everything it needs is there.',
  'finding.wrong_key': 'The page uses a key that is not one of this site’s, or no longer works.',
  'finding.wrong_key.used': 'It uses {key}. Use this one:',
  'finding.wrong_key.none': 'It uses {key}. Make a new one under {keys}.',
  'finding.origin_not_allowed': 'Answers from this origin are refused.',
  'finding.origin_not_allowed.allow': 'Allow {origin}',
  'finding.origin_not_allowed.allowed':
    'It is allowed now. Load the page again: a test answer is taken at once, others within half a minute.',
  'finding.origin_not_allowed.none':
    'The browser named no origin: the page was opened as a file or in a closed-off frame. Open it from the shop’s own address.',
  'finding.csp_blocked':
    'The page’s content security policy blocks a part of the widget. Add this to it:',
  'finding.csp_blocked.told': 'Blocked: {text}',
  'finding.storage_blocked':
    'The browser keeps nothing for this page, so visitors may be asked again.',
  'finding.storage_blocked.fix':
    'In a private window that is as it should be. If the shop stands in a frame, give it allow-same-origin.',
  'finding.paused': 'The site is paused: it asks nothing and accepts no answers.',
  'finding.paused.fix': 'Resume',
  'finding.no_survey': 'No survey is live, so there is nothing to ask.',
  'finding.no_survey.fix':
    'Set a survey live, then load the page again; it may take a few minutes.',
  'finding.mended': 'Fixed since',
  'finding.from': 'From {origin}',
  'finding.page': 'Page: {page}',

  'install.test': 'Answer a test question',
  'install.test.lead':
    'On the page that you opened by the link, answer the question. The answer shows up here and is counted nowhere.',
  'install.test.asks': {
    one: 'One survey is live: its question is asked on any page.',
    other:
      '{n} surveys are live: you see the question that belongs to the page, or else the first of them.',
  },
  'install.test.noSurvey':
    'No survey is live yet, so there is nothing to ask. The template of a new site brings three.',
  'install.test.none': 'No test answer yet.',
  'install.test.came': 'A test answer has come.',
  'install.test.caption': 'Test answers, counted nowhere',
  'install.test.when': 'When',
  'install.test.survey': 'Survey',
  'install.test.score': 'Score',
  'install.test.comment': 'Comment',
  'install.test.origin': 'From',

  'install.first': 'The first real answer',
  'install.first.waiting':
    'It will show up here, and on the journey, as soon as a shopper answers.',
  'install.first.came': 'It came on {when}.',
  'install.first.news': 'The first real answer has come.',
  'install.first.open': 'See the journey',

  'start.head.fresh': '{name} can ask its first question today.',
  'start.head.ready': {
    one: '{name} is ready: {n} question is live.',
    other: '{name} is ready: {n} questions are live.',
  },
  'start.head.mute': '{name} has a map, but no live question yet.',
  'start.lead.fresh': 'Choose where its journey begins.',
  'start.lead.ready':
    'Put the snippet on the shop’s pages. With the first answer, this page becomes the journey.',
  'start.template': 'Start from a template',
  'start.template.text':
    'A shop that delivers, from awareness to advocacy: 7 stages, 19 touchpoints, and 3 questions that are live at once, in 5 languages.',
  'start.template.use': 'Use this map',
  'start.template.done': 'Your map is ready: {stages}, {touchpoints}.',
  'start.template.stages': { one: '{n} stage', other: '{n} stages' },
  'start.template.touchpoints': { one: '{n} touchpoint', other: '{n} touchpoints' },
  'start.import': 'Import answers',
  'start.import.text':
    'Answers you already have, as CSV or NDJSON. Each belongs to a touchpoint, so the map comes first.',
  'start.import.open': 'Choose a file',
  'start.import.read': 'Read how it works',
  'start.demo': 'Look around the demo',
  'start.demo.text': 'A made-up shop with a year of answers. Nothing you do there counts here.',
  'start.demo.open': 'Open the demo',
  'start.demo.own':
    'This site belongs to the demo shop. Look around there and answer what it asks: the answer shows up here.',
  'start.demo.shop': 'Open the demo shop',
  'start.steps': 'Install the widget',
  'start.steps.all': 'All install settings',
  'start.tag.heard': 'Last heard on {when}',
  'start.tag.told': 'Heard',
  'start.tag.silent': 'Not heard yet',
  'start.origins.none': 'No page may send answers yet',
  'start.check.what': 'Optional: a page tells what is wrong with it',
  'start.test.mute': 'Needs a live question; the template brings three',
  'start.first.waiting': 'Shows up here, and this page becomes the journey',
  'start.first.how':
    'Open a page of the shop in a private window and wait five seconds: there you are a new visitor, and the question appears. A visitor is asked each question once.',
} as const
