<?php

/**
 * Checks `StandardWebhooks.php` against vectors of the scheme's published JavaScript library.
 *
 *     php check_vectors.php ../../packages/cli/fixtures/standardWebhooks.json
 */

declare(strict_types=1);

require __DIR__ . '/StandardWebhooks.php';

$vectors = json_decode(file_get_contents($argv[1]), true, 64, JSON_THROW_ON_ERROR);
$wrong = [];
foreach ($vectors as $vector) {
    try {
        $id = (new StandardWebhooks($vector['secret']))->verify($vector['headers'], $vector['body'], $vector['now']);
        $isGenuine = $id === $vector['headers']['webhook-id'];
    } catch (NotGenuine) {
        $isGenuine = false;
    }
    if ($isGenuine !== $vector['isGenuine']) {
        $wrong[] = $vector['name'];
    }
}
printf("%d of %d vectors agree\n", count($vectors) - count($wrong), count($vectors));
foreach ($wrong as $name) {
    echo "not: $name\n";
}
exit($wrong || !$vectors ? 1 : 0);
