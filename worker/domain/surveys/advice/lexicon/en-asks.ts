import { phrases } from '../phrases.ts'
import type { Asks, Joins } from './lexicon.ts'

/** What English joins, and what it joins to one. */
export const EN_JOINS: Joins = {
  and: ['and', 'as well as', 'along with', 'plus', 'and / or', 'together with', 'and also', 'but also'],
  or: ['or'],
  pairs: [
    ['terms', 'conditions'], ['pros', 'cons'], ['bed', 'breakfast'], ['click', 'collect|reserve'], ['pick', 'mix|pack'], ['research', 'development'], ['food', 'drink*'], ['salt', 'pepper'], ['black', 'white'], ['trial', 'error'], ['wear', 'tear'], ['health', 'safety|beauty|wellness'], ['question*', 'answer*|concern*|comment*'], ['q', 'a'], ['drag', 'drop'], ['copy|cut', 'paste'], ['plug', 'play'], ['mix', 'match'], ['back', 'forth'], ['up', 'down|running'], ['in', 'out'], ['on', 'off'], ['arts', 'crafts'], ['home|house', 'garden'], ['kitchen', 'bath*|dining'], ['mother|mum', 'baby'], ['fish', 'chips'], ['first', 'last'], ['name', 'surname|address'], ['username|login|email', 'password'], ['date|day|time', 'time|place|date'], ['shipping', 'handling'], ['returns', 'refunds|exchanges'], ['privacy', 'cookie*|security'], ['now', 'then'], ['one', 'only'], ['by', 'large'], ['safe', 'sound'], ['peace', 'quiet'], ['ladies', 'gentlemen'], ['friend*|family|relative*|colleague*', 'family|friend*|colleague*|relative*|neighbour*|neighbor*|acquaintance*'], ['parents', 'children|kids|teachers'], ['men|women', 'women|men'], ['rock', 'roll'], ['lost', 'found'], ['meet', 'greet'], ['track', 'trace'], ['scan|grab|tap|stop|touch|wash', 'go|pay'], ['park', 'ride'], ['search', 'find'], ['help', 'support|advice|contact'], ['comment*|thought*|idea*', 'suggestion*|feeling*|feedback'], ['tips', 'tricks'], ['goods', 'services'], ['try|come|go', '_'], ['lock', 'key'], ['marks', 'spencer'], ['procter', 'gamble'], ['dolce', 'gabbana'], ['barnes', 'noble'], ['crate', 'barrel'], ['bang', 'olufsen'], ['black', 'decker'], ['head', 'shoulders'], ['mac', 'cheese'], ['gin', 'tonic'], ['cheese', 'wine'], ['wine', 'cheese'], ['small|little', 'medium'], ['here', 'there|now'], ['mr', 'mrs'], ['buy|order|reserve', 'collect'], ['standards|rules', 'regulations'], ['lost', 'delivered'], ['look', 'feel'], ['profit', 'loss'], ['supply', 'demand'], ['law', 'order'], ['step', 'repeat'], ['nuts', 'bolts'], ['hide', 'seek'], ['cash', 'carry'], ['dos|do', 'don’ts|don’t'], ['gift*', 'card*'], ['hit', 'miss'], ['bits', 'pieces'], ['ins', 'outs'], ['size', 'color|colour'], ['start', 'finish'], ['lights?', 'sound'], ['sale', 'purchase'], ['sooner', 'later'], ['yes', 'no'], ['more', 'less'], ['pen', 'paper'], ['knife', 'fork'], ['bread', 'butter'], ['day', 'night'], ['left', 'right'], ['above', 'beyond'],
  ],
  harmless: ['between|from ~ and', 'any|anything|anyone ~ or', 'one|two|three|more|less or', 'and|or so', 'or not', 'and please', 'and then some', 'more|less|once|twice or', 'or other*', 'or similar', 'or a|the|your other', 'or so', 'whether ~ or', 'better|worse|good|bad|easy|difficult|hard|satisfied|dissatisfied|happy|unhappy|positive|negative|likely|unlikely|simple|complicated|faster|slower|fast|slow|cheap|expensive|high|low|right|wrong or', '*er or *er', 'or colleague|dissatisfied|difficult|hard|worse|better|unlikely|bad|negative|complicated|late|early'],
  scene: phrases('after', 'when', 'once', 'now that', 'since', 'before', 'if', 'while', 'as', 'because', 'you', 'we', 'your', 'on a scale', 'on the scale', 'in the', 'with 1', 'where'),
}

/** What English questions speak of. */
export const EN_ASKS: Asks = {
  yesNo: phrases("did|do|does|was|were|is|are|have|has|had|can|could|will|would|should|didn't|don't|doesn't|wasn't|weren't|isn't|aren't|haven't|hasn't|won't|wouldn't|can't|couldn't"),
  open: phrases('how|what|which|who|whom|whose|why|where|when|rate|please|tell|choose|describe|score|select|pick|give'),
  polite: phrases('can|could|would|will you ~ tell|rate|say|share|let|describe|score|explain|give|take|spare', 'or'),
  agree: phrases('agree|agrees|agreed|disagree|disagreed|agreement|agreeing', 'strongly agree|disagree'),
  satisfied: phrases('satisf*|dissatisf*', 'happy|pleased|content with'),
  recommend: phrases('recommend*|refer|refers|referring', 'tell ~ friend*|family|people|others', 'suggest us', 'speak ~ of us', 'word of mouth', 'advise ~ friend*|colleague*'),
  effort: phrases('how easy|difficult|hard|effortless|simple|easily|straightforward|complicated', 'effort|hassle', 'easy or difficult'),
  degree: phrases('how', 'to what extent', 'to what degree', 'rate'),
  request: phrases('please|rate|tell|describe|choose|score|share|let|give|select|pick'),
  other: phrases('other|others|else|none|nothing|neither|elsewhere|otherwise', 'not _', "don't know", 'no problems|problem', 'prefer not', 'all good'),
  good: phrases('good|great|excellent|satisf*|happy|easy|likely|agree|pleasant|love|loved|amazing|perfect|awesome|fast|helpful|fantastic|wonderful|outstanding|best|superb|brilliant|positive|clear|nice|better|fine|delighted|pleased|effortless|friendly|simple|quick|exceptional|well|like|enjoyed'),
  bad: phrases('bad|poor|terrible|awful|horrible|dissatisf*|unsatisf*|unhappy|difficult|hard|unlikely|disagree|unpleasant|hate|hated|slow|worst|negative|unclear|worse|unhelpful|disappoint*|angry|annoyed|frustrat*|dreadful|unacceptable|complicated|confusing|weak|poorly|badly|dislike|disliked|never'),
  middle: phrases('ok|okay|average|neutral|neither|fair|so|medium|acceptable|mixed|unsure|moderate', 'not sure'),
  not: phrases("not|no|never|n't|don't|isn't"),
  strong: phrases('very|extremely|totally|completely|absolutely|strongly|excellent|perfect|amazing|terrible|awful|horrible|fantastic|outstanding|superb|wonderful|brilliant|exceptional|worst|best|dreadful|delighted|love|hate|really|highly|incredibly|poor|loved|hated|awesome|fully|entirely|definitely|perfectly|great'),
}
