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
            $known = self::findCurrent($filed, $change['orderId']);
            // A change that was refused once comes late, and undoes nothing that is newer.
            $isNewer = $change['sequence'] > ($known['sequence'] ?? 0);
            $filed[] = [
                'changeId' => $changeId,
                'orderId' => $change['orderId'],
                'state' => $change['payment']['state'],
                'sequence' => $change['sequence'],
                'status' => $isNewer ? self::readStatus($change, $known['status'] ?? 'to_pay') : null,
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
            'status' => self::findCurrent($own, $order['id'])['status'] ?? 'to_pay',
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

    /** The filed change of the highest sequence, which says what the order comes to. */
    private static function findCurrent(array $filed, string $orderId): ?array
    {
        $own = array_filter($filed, fn (array $change) => $change['orderId'] === $orderId && $change['status'] !== null);
        usort($own, fn (array $a, array $b) => $b['sequence'] <=> $a['sequence']);
        return $own[0] ?? null;
    }

    /** What the order comes to. An order may have several payments, and `aggregate` knows them all. */
    private static function readStatus(array $change, string $status): string
    {
        ['outcome' => $outcome, 'aggregate' => $aggregate] = $change;
        if ($aggregate === 'review' || isset($change['duplicateOf']) || isset($change['possibleDuplicateOf'])) {
            return 'needs_review';
        }
        if ($aggregate === 'unpaid') {
            return 'not_paid';
        }
        // "accepted" is at risk: the bank took the order and will report nothing more. This shop ships on it.
        if ($outcome['bucket'] === 'paid' || $outcome['status'] === 'accepted') {
            return self::isPriceOf($change['orderId'], $change['payment']) ? 'paid' : 'needs_review';
        }
        // News of another payment of the order.
        if ($status === 'paid' || $status === 'needs_review') {
            return $status;
        }
        // It is paid, and the change that said how much has not arrived.
        return $aggregate === 'paid' ? 'needs_review' : 'in_progress';
    }

    /** Whether the order still costs what was paid: it may have been edited after the payer approved. */
    private static function isPriceOf(string $orderId, array $payment): bool
    {
        $plain = fn (string $amount): string => str_contains($amount, '.') ? rtrim(rtrim($amount, '0'), '.') : $amount;
        $price = self::ORDERS[$orderId]['amount'] ?? '0.00';
        return $payment['currency'] === 'EUR' && $plain($payment['amount']) === $plain($price);
    }
}
