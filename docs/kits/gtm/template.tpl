___INFO___

{
  "type": "TAG",
  "id": "cvt_temp_public_id",
  "version": 1,
  "securityGroups": [],
  "displayName": "Wayfelt",
  "brand": { "id": "brand_dummy", "displayName": "Wayfelt" },
  "description": "One small question at the right touchpoint, from your own Wayfelt.",
  "containerContexts": ["WEB"]
}


___TEMPLATE_PARAMETERS___

[
  {
    "type": "TEXT",
    "name": "host",
    "displayName": "Address of your Wayfelt",
    "simpleValueType": true,
    "valueHint": "https://hello.shop.example",
    "valueValidators": [{ "type": "REGEX", "args": ["https://[^/]+/?"] }]
  },
  {
    "type": "TEXT",
    "name": "site",
    "displayName": "Publishable key",
    "simpleValueType": true,
    "valueHint": "wf_pk_…",
    "valueValidators": [{ "type": "REGEX", "args": ["wf_pk_[A-Za-z0-9]+"] }]
  }
]


___SANDBOXED_JS_FOR_WEB_TEMPLATE___

const injectScript = require('injectScript');
const encodeUriComponent = require('encodeUriComponent');

// The address with the key in it, since a script put in from here can have no attributes.
const host = data.host.split('/').slice(0, 3).join('/');
const url = host + '/w/' + encodeUriComponent(data.site) + '.js';
injectScript(url, data.gtmOnSuccess, data.gtmOnFailure, url);


___WEB_PERMISSIONS___

[
  {
    "instance": {
      "key": { "publicId": "inject_script", "versionId": "1" },
      "param": [
        {
          "key": "urls",
          "value": { "type": 2, "listItem": [{ "type": 1, "string": "https://*/w/*" }] }
        }
      ]
    },
    "clientAnnotations": { "isEditedByUser": true },
    "isRequired": true
  }
]


___TESTS___

scenarios: []


___NOTES___

Trigger: All Pages. This tag stores as soon as a question was shown; where that waits for consent,
use the Custom HTML tag of docs/install.md with data-consent instead.
