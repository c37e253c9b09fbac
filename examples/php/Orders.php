<?php

declare(strict_types=1);

/** What the shop sells to whom. Prices and accounts are known here and nowhere else. */
final class Orders
{
    private const CUSTOMERS = ['session-of-ada' => ['Ada', 'Martin'], 'session-of-karim' => ['Karim', 'Benali']];

    private const ORDERS = [
        'H2001' => ['session' => 'session-of-ada', 'amount' => '4.20'],
        'H2002' => ['session' => 'session-of-ada', 'amount' => '7.80'],
        'H2003' => ['session' => 'session-of-karim', 'amount' => '5.50'],
    ];

    /** @param string $file Where the filed changes are kept: a request of PHP remembers nothing. */
    public function __construct(private readonly string $file)
    {
    }

    /** @return array{id: string, session: string, amount: string}|null */
    public function findFor(?string $session, mixed $orderId): ?array
    {
        $order = is_string($orderId) ? (self::ORDERS[$orderId] ?? null) : null;
        return $order && $order['session'] === $session ? ['id' => $orderId] + $order : null;
    }

    /** Files a change once, however often it is delivered. */
    public function fileChange(string $changeId, array $change): void
    {
        $handle = fopen($this->file, 'c+');
        flock($handle, LOCK_EX);
        $filed = json_decode(stream_get_contents($handle) ?: '[]', true);
        if (!in_array($changeId, array_column($filed, 'changeId'), true)) {
            $filed[] = [
                'changeId' => $changeId,
                'orderId' => $change['orderId'],
                'state' => $change['payment']['state'],
                'status' => self::readStatus($change),
            ];
            rewind($handle);
            ftruncate($handle, 0);
            fwrite($handle, json_encode($filed));
            fflush($handle);
        }
        flock($handle, LOCK_UN);
        fclose($handle);
    }

    /** @param array{id: string, session: string, amount: string} $order */
    public function describe(array $order): array
    {
        $filed = is_file($this->file) ? json_decode(file_get_contents($this->file) ?: '[]', true) : [];
        $own = array_values(array_filter($filed, fn (array $change) => $change['orderId'] === $order['id']));
        return [
            'id' => $order['id'],
            'amount' => $order['amount'],
            'status' => $own ? end($own)['status'] : 'to_pay',
            'changes' => array_column($own, 'state'),
        ];
    }

    /** @param array{id: string, session: string, amount: string} $order */
    public function buildRequest(array $order): array
    {
        [$firstName, $lastName] = self::CUSTOMERS[$order['session']];
        return [
            'instructions' => [[
                'amount' => $order['amount'],
                'currency' => 'EUR',
                'label' => "Fournil order {$order['id']}",
                'execution_date_type' => 'instant',
                'beneficiary' => [
                    'scheme_name' => 'iban',
                    'identification' => 'FR1420041010050500013M02606',
                    'label' => 'Fournil SAS',
                ],
                'beneficiary_identity' => [
                    'kind' => 'corporate',
                    'org_name' => 'Fournil SAS',
                    'scheme_name' => 'siren',
                    'identification' => '732829320',
                ],
            ]],
            'payer_identity' => ['kind' => 'individual', 'first_name' => $firstName, 'last_name' => $lastName],
        ];
    }

    private static function readStatus(array $change): string
    {
        $outcome = $change['outcome'];
        if ($outcome['needsReview'] || isset($change['duplicateOf'])) {
            return 'needs_review';
        }
        // "accepted" is at risk: the bank took the order and will report nothing more. This shop ships on it.
        if ($outcome['bucket'] === 'paid' || $outcome['status'] === 'accepted') {
            return 'paid';
        }
        return match ($outcome['bucket']) {
            'in_progress' => 'in_progress',
            'not_paid' => 'not_paid',
            default => 'needs_review',
        };
    }
}
