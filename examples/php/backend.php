<?php

/**
 * A merchant's backend behind `powens-pay broker`, without any package.
 *
 *     MERCHANT_SECRET=whsec_… php -S 127.0.0.1:8000 backend.php
 */

declare(strict_types=1);

require __DIR__ . '/StandardWebhooks.php';
require __DIR__ . '/Orders.php';

function answer(int $status, ?array $body = null): void
{
    http_response_code($status);
    header('content-type: application/json');
    if ($body !== null) {
        echo json_encode($body);
    }
}

function receive(Orders $orders, string $path): void
{
    // The raw bytes: parsed and written again they would no longer match their signature.
    $body = file_get_contents('php://input');
    $headers = array_change_key_case(getallheaders());
    $secret = getenv('MERCHANT_SECRET')
        ?: throw new RuntimeException("MERCHANT_SECRET is not set, so no call could be verified. Set it to the broker's.");
    try {
        $messageId = (new StandardWebhooks($secret))->verify($headers, $body, time());
    } catch (NotGenuine $reason) {
        answer(401, ['message' => "Not from the broker: {$reason->getMessage()}."]);
        return;
    }

    $data = json_decode($body, true, 64, JSON_THROW_ON_ERROR)['data'];
    if ($path === '/payments/changes') {
        $orders->fileChange($messageId, $data);
        answer(204);
        return;
    }
    if ($path !== '/payments/prepare') {
        answer(404, ['message' => 'Nothing here.']);
        return;
    }
    // Proves that this caller may pay this order, then prices it.
    $order = $orders->findFor($_COOKIE['sessionid'] ?? null, $data['input']['orderId'] ?? null);
    if ($order === null) {
        answer(404, ['message' => 'There is no such order of yours.']);
        return;
    }
    answer(200, ['orderId' => $order['id'], 'request' => $orders->buildRequest($order)]);
}

$orders = new Orders(getenv('CHANGES_FILE') ?: sys_get_temp_dir() . '/powens-pay-php-changes.json');
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($_SERVER['REQUEST_METHOD'] === 'POST') {
    receive($orders, $path);
} else {
    $order = $orders->findFor($_COOKIE['sessionid'] ?? null, preg_replace('~^/orders/~', '', $path));
    $order ? answer(200, $orders->describe($order)) : answer(404, ['message' => 'No such order.']);
}
