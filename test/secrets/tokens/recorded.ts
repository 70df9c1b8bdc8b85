/**
 * What the snippets printed when they were run by hand, with the key `k1` and the SECRET of
 * signing.ts. `snippet` is the SHA-256 of the file that ran: whoever changes it runs it again.
 */
export const RECORDED = [
  {
    by: 'PHP 8.2.36',
    file: 'sign-token.php',
    snippet: '1ff0a8821ba607fd12597cd1e6d756468c7b1c1a82ad72cc513abd373acfd28e',
    at: 1_795_379_630,
    order: '#1001/ż "x"',
    customer: 'C-7',
    token:
      'v1.k1.eyJvIjoiIzEwMDFcL1x1MDE3YyBcInhcIiIsImMiOiJDLTciLCJlIjoxNzk3OTcxNjMwfQ.3869f301f9d6c294281a036c6891475b0b27f68f83a79e734dc60089cc000b15',
  },
  {
    by: 'PHP 8.2.36',
    file: 'sign-token.php',
    snippet: '1ff0a8821ba607fd12597cd1e6d756468c7b1c1a82ad72cc513abd373acfd28e',
    at: 1_795_379_630,
    order: 'A-1001',
    customer: null,
    token:
      'v1.k1.eyJvIjoiQS0xMDAxIiwiYyI6IiIsImUiOjE3OTc5NzE2MzB9.91aecc9ebac5aa5edad3f1c80e399e252479b9f6503fa48c06550623386c67ee',
  },
  {
    by: 'Liquid 5.4.0 on Ruby 3.1.7, with hmac_sha256 and json as Shopify documents them',
    file: 'sign-token.liquid',
    snippet: 'fa6d7839abf9a2e92b7062ff6fbcb21bd089cb033427a10af48bd9f7a7681feb',
    at: 1_795_379_668,
    order: '#1001',
    customer: null,
    token:
      'v1.k1.eyJvIjoiIzEwMDEiLCJjIjoiIiwiZSI6MTc5Nzk3MTY2OH0.8e2172fd43a4cd54dab8d87b2feca19306211577a5b98e50c2cf7f85fb454e7c',
  },
]
