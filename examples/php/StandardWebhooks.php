<?php

declare(strict_types=1);

/** The message was not signed with the secret, or its signature is too old. */
final class NotGenuine extends Exception
{
}

/** Verifies Standard Webhooks (https://www.standardwebhooks.com) without any package. */
final class StandardWebhooks
{
    private const TOLERANCE = 5 * 60;
    private const SHORTEST_KEY = 24;

    public function __construct(private readonly string $secret)
    {
    }

    /**
     * Returns the id of a genuine message.
     *
     * @param array<string, string> $headers with names in lower case
     */
    public function verify(array $headers, string $body, int $now): string
    {
        $id = $headers['webhook-id'] ?? '';
        $timestamp = $headers['webhook-timestamp'] ?? '';
        $signatures = $headers['webhook-signature'] ?? '';
        if ($id === '' || $timestamp === '' || $signatures === '') {
            throw new NotGenuine('a header is missing');
        }
        if (!ctype_digit($timestamp) || abs($now - (int) $timestamp) > self::TOLERANCE) {
            throw new NotGenuine('the timestamp is not within five minutes');
        }

        $key = (string) base64_decode(preg_replace('/^whsec_/', '', $this->secret), true);
        // Anybody can sign with an empty key.
        if (strlen($key) < self::SHORTEST_KEY) {
            throw new NotGenuine('the secret is too short to verify with');
        }
        $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$timestamp.$body", $key, true));
        // Several signatures stand side by side while a secret rotates.
        foreach (explode(' ', $signatures) as $signature) {
            if (hash_equals($expected, $signature)) {
                return $id;
            }
        }
        throw new NotGenuine('no signature matches');
    }
}
