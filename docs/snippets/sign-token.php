<?php
// On your server only: whoever has the secret can speak for every order.
function wayfelt_token(string $order, string $customer = ''): string
{
    $expires = time() + 30 * 86400;
    $payload = json_encode(['o' => $order, 'c' => $customer, 'e' => $expires], JSON_THROW_ON_ERROR);
    $encoded = rtrim(strtr(base64_encode($payload), '+/', '-_'), '=');
    $signed = 'v1.' . getenv('WAYFELT_KEY_ID') . '.' . $encoded;
    $key = hash_hmac('sha256', 'wayfelt:answer', getenv('WAYFELT_SIGNING_SECRET'));
    return $signed . '.' . hash_hmac('sha256', $signed, $key);
}
