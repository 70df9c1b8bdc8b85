<?php
/*
 * Runs the plugin for WooCommerce with a stand-in for WordPress, and prints what it did:
 *
 *     php test/secrets/woocommerce/stand-in.php > test/secrets/woocommerce/recorded.json
 *
 * The tests read the record, since PHP is not on every machine, and ask for a new one when the plugin
 * has changed. Escaping is PHP's own here, so that what the plugin escapes can be seen.
 */
const ABSPATH = '/';
const DAY_IN_SECONDS = 86400;
const PLUGIN = __DIR__ . '/../../../docs/kits/woocommerce/wayfelt.php';
const SECRET = 'wf_sig_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

$hooks = [];
$options = [];
$faults = [];
$may = true;

function add_action($hook, $callback) { $GLOBALS['hooks'][$hook] = $callback; }
function add_filter($hook, $callback) { $GLOBALS['hooks'][$hook] = $callback; }
function register_uninstall_hook($file, $callback) { $GLOBALS['hooks']['uninstall'] = $callback; }
function get_option($name, $none) { return $GLOBALS['options'][$name] ?? $none; }
function delete_option($name) { unset($GLOBALS['options'][$name]); }
function register_setting($group, $name, $about) { $GLOBALS['hooks']["setting $group $name"] = $about['sanitize_callback']; }
function add_submenu_page($parent, $title, $menu, $capability) { $GLOBALS['hooks']["menu $parent"] = $capability; }
function add_settings_error($name, $code, $words) { $GLOBALS['faults'][] = $words; }
function settings_errors($name) {}
function settings_fields($group) { echo "<!-- nonce of $group -->"; }
function submit_button() { echo '<button>Save</button>'; }
function current_user_can($capability) { return $GLOBALS['may'] && $capability === 'manage_woocommerce'; }
function wp_die($words) { throw new Exception($words); }
function admin_url($path) { return "https://shop.example/wp-admin/$path"; }
function determine_locale() { return 'pl_PL'; }
function wp_unslash($text) { return stripslashes($text); }
function sanitize_text_field($text) { return trim(strip_tags($text)); }
function __($text) { return $text; }
function esc_html__($text) { return esc_html($text); }
function esc_html($text) { return htmlspecialchars($text, ENT_QUOTES); }
function esc_attr($text) { return htmlspecialchars($text, ENT_QUOTES); }
function esc_url($url) { return str_replace(['"', "'", '<', '>', ' '], '', $url); }
function wp_json_encode($value, $flags = 0) { return json_encode($value, $flags); }
function wp_get_inline_script_tag($script) { return "<script>$script</script>"; }

function wp_get_script_tag($attributes)
{
    $pairs = '';
    foreach ($attributes as $name => $value) {
        $pairs .= $value === true ? " $name" : sprintf(' %s="%s"', $name, esc_attr($value));
    }
    return "<script$pairs></script>";
}

/** An order as `wc_get_order` gives it, from a recorded notification. */
class RecordedOrder
{
    private array $order;

    public function __construct(array $order)
    {
        $this->order = $order;
    }

    public function get_order_key(): string
    {
        return $this->order['order_key'];
    }
}

function wc_get_order($id)
{
    $order = json_decode(file_get_contents(__DIR__ . '/../../corpora/woocommerce-order.json'), true);
    return (string) $order['id'] === (string) $id ? new RecordedOrder($order) : false;
}

/** What a function prints, or why it ended. */
function printed(callable $work): string
{
    ob_start();
    try {
        $work();
    } catch (Exception $end) {
        echo 'ended: ' . $end->getMessage();
    }
    return ob_get_clean();
}

function page(array $settings, $key, $id = 727): string
{
    $GLOBALS['options']['wayfelt_settings'] = $settings;
    $_GET = $key === null ? [] : ['key' => $key];
    return printed(fn() => ($GLOBALS['hooks']['woocommerce_thankyou'])($id));
}

require PLUGIN;
foreach (['before_woocommerce_init', 'admin_menu', 'admin_init'] as $hook) {
    $hooks[$hook]();
}

$settings = [
    'host' => 'https://hello.shop.example',
    'site' => 'wf_pk_test',
    'survey' => 'after-order',
    'consent' => 'required',
    'kid' => 'k1',
    'secret' => SECRET,
];
$hostile = array_map(fn() => '"><script>alert(1)</script>\'&', $settings);
$order_key = 'wc_order_58d2d042d1d';
$record = [
    'by' => 'PHP ' . PHP_VERSION,
    'plugin' => hash_file('sha256', PLUGIN),
    'at' => time(),
    'hooks' => $hooks,
    'vectors' => array_map(
        fn($vector) => $vector + ['token' => wayfelt_token($vector['order'], $vector['expires'], $settings)],
        [
            ['order' => $order_key, 'expires' => 1797971630],
            ['order' => 'wc_order_aB3xY9kLmNpQr', 'expires' => 1800000000],
            ['order' => 'wc_order_ż/"1"', 'expires' => 1800000000],
        ]
    ),
    'pages' => [
        'theirs' => page($settings, $order_key),
        'another key' => page($settings, 'wc_order_000000000000'),
        'no key' => page($settings, null),
        'a list for a key' => page($settings, [$order_key]),
        'no such order' => page($settings, $order_key, 728),
        'not set up' => page([], $order_key),
        'no signing key' => page(['kid' => '', 'secret' => ''] + $settings, $order_key),
        'no survey, no consent' => page(['survey' => '', 'consent' => 'none'] + $settings, $order_key),
        'spoilt' => page($hostile, $order_key),
    ],
];

$clean = $hooks['setting wayfelt wayfelt_settings'];
$options['wayfelt_settings'] = $settings;
$record['cleaned'] = [
    'right' => $clean(['host' => ' https://a.example/ ', 'site' => 'wf_pk_2', 'survey' => '', 'kid' => 'k2', 'secret' => '']),
    'wrong' => $clean($hostile),
    'lines' => $clean(['host' => "https://a.example\n", 'survey' => "a\nb"] + $settings),
    'twice' => $clean($clean(['consent' => 'none'] + $settings)),
    'lists' => $clean(['host' => ['x'], 'site' => ['x'], 'secret' => ['x']]),
    'no array' => $clean('x'),
    'forgotten' => $clean($settings + ['forget' => '1']),
];
$record['faults'] = $faults;

$options['wayfelt_settings'] = $settings;
$record['settings page'] = printed(fn() => wayfelt_page());
$options['wayfelt_settings'] = $hostile;
$record['spoilt settings page'] = printed(fn() => wayfelt_page());
$may = false;
$record['for nobody'] = printed(fn() => wayfelt_page());
$options = ['wayfelt_settings' => $settings, 'another' => 1];
$hooks['uninstall']();
$record['left'] = $options;

echo json_encode($record, JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), "\n";
