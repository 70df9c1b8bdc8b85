import { phrases } from '../phrases.ts'
import type { Lexicon } from './lexicon.ts'
import { EN_ASKS, EN_JOINS } from './en-asks.ts'

const PRAISE =
  'friendly|helpful|professional|reliable|convenient|superior|lovely|generous|improved|high-quality|top-quality|expert|dedicated|hard-working|fast|speedy|quick|easy|great|best|unique|new-and-improved|competitive|attractive|caring|skilled'

/** English wordings, gathered from QUAID, Lenzner, Payne and the textbooks of docs/guard-rails.md. */
export const EN: Lexicon = {
  worded: {
    leading: {
      find: phrases(
        "don't|doesn't|didn't|isn't|aren't|wasn't|weren't|won't|wouldn't|shouldn't|can't|couldn't|haven't|hasn't you|we|it|they|our|the|this|that|there|your",
        "wouldn't|don't|do|would|will|surely|must you ~ agree that|with|our|the|we|it",
        'wouldn’t|don’t you agree|say|think',
        'you agree|admit|accept that', "you'll|you’d agree", 'you will|would|must|surely agree|admit',
        'surely', 'obviously', 'of course', 'undoubtedly', 'no doubt', 'needless to say', 'naturally ,', 'clearly ,',
        'as you know', 'as you ~ know', 'as everyone|everybody|experts|most ~', 'it is clear|obvious|true that', "it's clear|obvious that",
        'most|many|all|thousands|millions|majority|other of|customers|people|shoppers|users|buyers|clients|experts|reviewers ~ say|agree|love|prefer|believe|think|find|rate|recommend|consider|enjoy|like|trust|choose|are',
        'experts|everyone|everybody|specialists|doctors|critics ~ say|says|agree|agrees|loves|love|recommend|knows|know|prefers',
        'most|many ~ customers|people|shoppers|users|buyers|clients|guests|visitors|patients|members|parents|travellers|readers|players _', 'you love|adore|enjoy our|us|this|it', 'right ?', 'is it not ?', 'correct ?', "isn't it ?",
        'how much better|easier|faster|happier|cheaper|nicer|more', 'how much ~ enjoy|enjoyed|love|loved|adore|adored|appreciate|appreciated|like|liked|benefit|benefited|hate|hated|dislike|disliked|enjoying',
        'how impressed|delighted|thrilled|pleased|excited|glad|grateful|disappointed|annoyed|frustrated|angry|upset|unhappy|dissatisfied|bad|poor|slow|unhelpful|difficult|hard|worried|boring|confusing|long-winded|rude',
        'given|considering|knowing that ~ _', 'should we|shops|stores|companies ~ continue|keep|stop',
      ),
      but: ['how difficult|hard|bad|slow|poor or _', 'how _ or _', 'how difficult|hard was|is|were|did|do|would', 'more than', 'less likely', 'how many ~ _'],
    },
    loaded: {
      find: phrases(
        'amazing|awesome|fantastic|wonderful|outstanding|superb|brilliant|incredible|exceptional|magnificent|marvellous|marvelous|fabulous|stunning|unbeatable|legendary|beloved|gorgeous|delightful|remarkable|unrivalled|unparalleled|unmatched|first-rate|flawless|perfect|superior|splendid|stellar|phenomenal|terrific|impeccable|renowned|famous|excellent',
        'award - winning', 'world - class', 'world class', 'award winning', 'best - in - class', 'cutting - edge', 'state - of - the - art', 'industry - leading', 'market - leading', 'leading - edge', 'top - notch', 'first - class', 'game - changing', 'much - loved', 'groundbreaking|revolutionary|innovative|state-of-the-art',
        'terrible|awful|horrible|horrendous|horrid|dreadful|appalling|ridiculous|outrageous|disgusting|disgraceful|unacceptable|pathetic|shameful|shocking|atrocious|abysmal|lousy|useless|incompetent|greedy|exorbitant|overpriced|outdated|clunky|dismal|miserable|nightmare|disastrous|painful|pointless|excessive|unfair|rip-off|tedious|sloppy|so-called|notorious|hassle|annoying|frustrating|infuriating',
        `our|the|these|this new|very|really|super|always|so ${PRAISE}`,
        `our ${PRAISE}`, `our _ , ${PRAISE}`, `our ${PRAISE} and _`, 'great|best|superb value|service|quality|deals', 'very best',
      ),
      but: ['how excellent|perfect|helpful|fast|easy', 'perfect|excellent to|or', 'our best - seller*', 'our expert chat', 'our quick|fast guide|search|order|checkout|track|lane|view', 'the so easy'],
    },
    assumes: {
      find: phrases(
        'how much|far has|have|did|does|do ~ ~ improve*|help*|save*|benefit*|increase*|exceed*', 'exceed*|surpass* your expectation*',
        'why do|did|are|were|is you|our|it|we|this ~ love|like|prefer|trust|enjoy|best|better|choose|hate|dislike|favourite|favorite|superior|happy|unhappy|satisfied|dissatisfied',
        'what do|did you ~ love|enjoy|adore|hate|dislike',
        'what|which ~ problem*|difficult*|issue*|trouble|troubles|obstacle*|error*|complaint* did|have|do you',
        'when will|do you ~ again|next|return|back', 'when will|are you ~ buy|order|shop|visit|coming|going', 'how soon will|are|do you', 'how many friends|people have|did|will', 'how often do you ~ recommend|tell',
        'do you still', 'have you stopped', 'what makes|made us|our|this|it ~ better|best|special|great|favourite|favorite|unique|different', 'how did ~ make|made your day|life', 'now that you love|prefer|know how', 'how has ~ improved|changed|helped',
      ),
      but: ['what problems , if any', 'what|which _ , if any'],
    },
    hypothetical: {
      find: phrases(
        'if we|you|it|there|the|our|this|they|shipping|delivery ~ offered|introduced|added|had|were|was|could|opened|launched|sold|changed|charged|raised|lowered|made|gave|stopped|cost|started|became|existed|provided|delivered|removed|won',
        'imagine', 'suppose', 'supposing', 'assuming', 'hypothetically', 'what if', 'in an ideal world', 'were we to', 'if ~ would you',
        'would you ~ buy|use|pay|consider|order|subscribe|switch|join|visit|shop|purchase|choose|try|accept|download|spend|wait|prefer|want|sign|return|come|attend',
        'would you be ~ interested|willing|prepared|ready|happy|open|tempted|likely', 'would you like us|to see|to receive|to have|it', 'how much would you ~ pay', 'how likely would you be', 'would ~ make you ~ more', 'would a|an|free ~ _',
      ),
      but: ['would you ~ recommend ~', 'would you say ~', 'what would you ~ change|improve|add', 'if it was|were ~ for you', 'if you could|had ~ change|improve|add|fix|pick', 'what would ~ be'],
    },
    absolute: {
      find: phrases('always', 'never', 'every time', 'each and every', 'every single', 'everyone|everybody|nobody|no-one', 'absolutely', '100 %', 'all the time', 'at all times', 'without exception', 'constantly', 'invariably', 'not a single', 'each time', 'under any circumstances', 'no one'),
      but: ['never mind', 'as always', 'like never before', 'always ready tracker', 'never before'],
    },
    memory: {
      find: phrases(
        'last|past|previous|preceding|recent 4|5|6|7|8|9|10|11|12|18|24|36|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|few|several|couple|half|half-year months|month|year|years',
        'last|past|previous|preceding|recent year|years|decade|two|three|2|3|half', 'since 19*|20*', '_ years|decades ago', 'a year ago', 'over the years', 'so far this year', 'since you first|became|joined|started', 'in your life*', 'ever since', 'this year', 'since january|last', 'the first time you ever', 'months ago', 'few years', 'half a year', 'how many times ~ ever', 'have you ever', 'last summer|winter|spring|autumn|christmas',
      ),
      but: ['last|past 2|two|3|three days|weeks|orders|purchases|visits|parcels|times|months', 'two years ago warranty'],
    },
    vagueQuantifier: {
      find: phrases('regularly|usually|normally|frequently|occasionally|sometimes|rarely|seldom|typically|generally|mostly|periodically', 'very|quite|so|more|pretty often', 'a lot', 'lots', 'do|did you often', 'several|numerous times', 'many times', 'from time to time', 'now and then', 'once in a while', 'on a regular basis', 'quite a few', 'a lot of', 'have you ~ recently|lately', 'lately', 'in recent times', 'every so often', 'are you a frequent|regular', 'too many times', 'often ?'),
      but: ['how often|frequently|regularly|rarely ~', 'more often than'],
    },
    vague: {
      find: phrases('etc', 'and so on', 'and so forth', 'and the like', 'or whatever', 'or something', 'stuff', 'things like that', 'that sort|kind of', 'sort|kind of thing', 'kind of|sorta|kinda', 'reasonable|reasonably|adequate|adequately|appropriate|appropriately|sufficient|sufficiently|satisfactory|decent|acceptable|suitable|suitably', 'somewhat', 'fairly|rather|pretty|relatively _', 'various things|aspects', 'certain things|aspects', 'and things', 'different things', 'in a timely manner', 'timely', 'in a sense', 'more or less', 'good enough', 'everything okay', 'the whole thing', 'all that'),
      but: ['would rather', 'what kind|sort of ~', 'which kind|sort of ~', 'rather than', 'kind of|sort of _ did|do|are|would', 'this|that|any kind of _'],
    },
    jargon: {
      find: phrases(
        'ux|ui|cx|cta|sku|skus|sla|slas|kpi|kpis|roi|pdp|plp|api|eta|crm|b2b|b2c|aov|ltv|csat|nps|ces|cro|seo|pos|rma|3pl|faqs?|ivr|mfa|2fa|psd2|sca|bnpl|ai-driven|gui|erp|d2c|oem|ugc|wcag|saas',
        'omnichannel|omni|multichannel|touchpoint|touchpoints|fulfilment|fulfillment|onboarding|upsell*|usability|frictionless|seamless|seamlessly|seamlessness|synerg*|leverag*|stakeholder*|funnel*|ergonomic*|responsiveness|latency|conversion|wayfinding|microcopy|chatbot-driven|personalisation|personalization|gamification|interoperab*|authentication|functionality|functionalities|parameter*|optimis*|optimiz*|backend|frontend|middleware|dropship*|merchandis*|monetis*|deliverable*|proactiv*|holistic*|granular*|workflow*|logistics|skeuomorphic|taxonomy|facet*|tokenis*|tokeniz*|scalab*|heuristic*|carousel|modal|tooltip*|breadcrumb*|paradigm*|ecosystem*|methodolog*|procurement|remediation|utilis*|utiliz*',
        'touch point|points', 'cross - sell*', 'customer|user|buyer|purchase journey', 'user|checkout|purchase flow', 'user experience', 'user interface', 'value proposition', 'value - added', 'last - mile', 'last mile', 'end - to - end', 'landing page', 'lead time|times', 'reverse logistics', 'information architecture', 'call to action', 'self - service portal', 'pain point|points', 'add - on', 'time to resolution', 'first contact resolution', 'service level', 'product taxonomy', 'call - to - action', 'click - through', 'post - purchase', 'pre - purchase',
      ),
      but: [],
    },
  },
  joins: EN_JOINS,
  negation: {
    words: ['not', "*n't", 'never', 'nobody', 'none', 'nothing', 'without', 'nor', 'neither', 'cannot', 'hardly', 'no'],
    negative: ['disagree*', 'dissatisf*', 'unhappy', 'unsatisf*', 'uncomplicated', 'uncomfortable', 'unlikely', 'unclear', 'unnecessary', 'impossible', 'unpleasant', 'unhelpful', 'unreasonable', 'unfriendly', 'inconvenien*', 'incorrect*', 'unable', 'difficult*', 'fail*', 'avoid*', 'prevent*', 'unimportant', 'insufficient*', 'oppose*', 'lack*', 'deny', 'denied', 'unaware', 'problem*', 'dislike*', 'unusual', 'refuse*', 'unfair', 'uninteresting', 'unexpected', 'undamaged', 'unsafe', 'unreliable', 'unimpressed', 'absence'],
    harmless: ['why not', 'if not', 'or not', 'not at all', 'not only', 'whether or not', 'no longer', 'at no _', 'no - _', 'non - _', 'not just', 'no contact', 'satisfied or dissatisfied', '_ or difficult*|unlikely|unhappy|dissatisf*|unpleasant|unclear|impossible|unhelpful', 'difficult*|unlikely|unhappy|dissatisf* or _', 'not _ us this', 'to avoid', 'no matter', 'if you have not', "if you haven't", 'do not disturb', 'order no', 'no .', 'without ~ problem*|difficult*|hassle*|delay*|issue*|trouble*', 'problem* or|and difficult*|issue*', 'solve*|solving|resolve*|fix*|report* ~ problem*', 'problem* solved|resolved|fixed'],
  },
  asks: EN_ASKS,
  reading: {
    words: 25,
    vowels: /(?:[aeiouy]+(?!$)|[aiouy]+$|ee$|(?<=[^aeiou]l)e$)/gu,
    hardFrom: 3,
    known: phrases('satisf*|deliver*|recommend*|product*|customer*|experience*|website|internet|family|company|colleague*|expect*|expectation*|overall|quality|packag*|another|anything|everything|however|easily|difficult*|already|yesterday|tomorrow|together|different|possible|important|discover*|understand*|remember*|parcel*|recent*|decid*|similar|area|idea|number|question*|returning|ordering|service*|available|description*|completely|purchas*|necessary|information|courier|interest*|offering|finally|actually|probably|opinion|shopping|loyalty|animal|kitchen|furniture|pharmacy|grocery|catalogue|photograph*|instruct*|collect*|choosing|receiving|opening|telephone|newsletter|assistant*|application|account|friendly|employee*|exactly|category|categories|visiting|immediately|selection|performance|evening|manager|medium|variety'),
    nominal: phrases('*ation|*ations|*isation|*ization|*iveness|*fulness|*ability|*ibility|*ment|*ments|*ance|*ence|*ancy|*ency|*ality|*ivity'),
    fog: 17,
  },
}
