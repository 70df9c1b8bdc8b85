<?php
/**
 * Plugin Name: Wayfelt for WooCommerce
 * Description: Asks one question on the page after the order, from your own Wayfelt, and says by a signed token whose order it is.
 * Version: 1.0.0
 * Requires at least: 6.2
 * Requires PHP: 7.4
 * Requires Plugins: woocommerce
 * License: MIT
 * Text Domain: wayfelt
 *
 * Calls nobody: the visitor's browser loads the widget from the address that you set, and that is all.
 */

defined('ABSPATH') || exit;

const WAYFELT_OPTION = 'wayfelt_settings';
/** Whoever runs the shop in WooCommerce may set this up. */
const WAYFELT_CAPABILITY = 'manage_woocommerce';
/** Days that a token is good: a widget that is offline sends later. */
const WAYFELT_DAYS = 30;

add_action('before_woocommerce_init', 'wayfelt_declare_features');
add_action('woocommerce_thankyou', 'wayfelt_order_received');
add_action('admin_menu', 'wayfelt_menu');
add_action('admin_init', 'wayfelt_register');
add_filter('option_page_capability_wayfelt', 'wayfelt_capability');
register_uninstall_hook(__FILE__, 'wayfelt_uninstall');

/* What the shopper's page gets. */

/**
 * Puts the widget on the page of an order. Only whoever holds the order's key has it signed.
 *
 * @param int|string $order_id as WooCommerce has it; it is never printed
 */
function wayfelt_order_received($order_id): void
{
    $settings = wayfelt_settings();
    $order = wc_get_order($order_id);
    if (!$order || $settings['host'] === '' || $settings['site'] === '') {
        return;
    }
    // The address of this page names the key of its order.
    $key = isset($_GET['key']) && is_string($_GET['key']) ? sanitize_text_field(wp_unslash($_GET['key'])) : '';
    $is_theirs = $key !== '' && hash_equals((string) $order->get_order_key(), $key);
    $token = $is_theirs ? wayfelt_token($key, time() + WAYFELT_DAYS * DAY_IN_SECONDS, $settings) : '';
    // Everything in it is escaped where it is put together.
    echo wayfelt_markup($settings, $token, wayfelt_language()); // phpcs:ignore WordPress.Security.EscapeOutput
}

/**
 * The place of the question, what the widget is told, and its tag. What is told stands as JSON in a
 * script, with everything in it that could end the script written as \u….
 */
function wayfelt_markup(array $settings, string $token, string $language): string
{
    $calls = $token === '' ? [] : [['identify', ['token' => $token]]];
    $place = '';
    if ($settings['survey'] !== '') {
        $place = '<div id="wayfelt-question"></div>';
        $calls[] = ['show', $settings['survey'], ['target' => '#wayfelt-question']];
    }
    $json = wp_json_encode($calls, JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT);
    $script = 'var w=window.wayfelt=window.wayfelt||function(){(w.q=w.q||[]).push(arguments)};'
        . $json . '.forEach(function(c){w.apply(null,c)})';
    $attributes = ['async' => true, 'src' => esc_url($settings['host'] . '/w.js'), 'data-site' => $settings['site']];
    if ($language !== '') {
        $attributes['data-lang'] = $language;
    }
    if ($settings['consent'] === 'required') {
        $attributes['data-consent'] = 'required';
    }
    return $place . wp_get_inline_script_tag('(function(){' . $script . '})();') . wp_get_script_tag($attributes);
}

/** `pl_PL` as `pl-PL`; '' where the site's language is no such tag. */
function wayfelt_language(): string
{
    $tag = str_replace('_', '-', (string) determine_locale());
    return preg_match('/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?/', $tag, $found) === 1 ? $found[0] : '';
}

/**
 * A token as docs/signed-tokens.md of Wayfelt has it. An order goes by its key: its id counts the shop's
 * orders, and two of them tell how many came in between.
 *
 * @param int $expires Unix seconds
 * @return string '' where the settings have nothing to sign with
 */
function wayfelt_token(string $order_key, int $expires, array $settings): string
{
    if ($settings['kid'] === '' || $settings['secret'] === '') {
        return '';
    }
    $payload = base64_encode((string) wp_json_encode(['o' => $order_key, 'e' => $expires]));
    $signed = 'v1.' . $settings['kid'] . '.' . rtrim(strtr($payload, '+/', '-_'), '=');
    $key = hash_hmac('sha256', 'wayfelt:answer', $settings['secret']);
    return $signed . '.' . hash_hmac('sha256', $signed, $key);
}

/* The settings: WooCommerce › Wayfelt. */

/** @return array{host:string,site:string,survey:string,consent:string,kid:string,secret:string} */
function wayfelt_settings(): array
{
    $empty = ['host' => '', 'site' => '', 'survey' => '', 'consent' => 'required', 'kid' => '', 'secret' => ''];
    $stored = get_option(WAYFELT_OPTION, []);
    $settings = array_merge($empty, array_intersect_key(is_array($stored) ? $stored : [], $empty));
    // What stands in wp-config.php is in no backup of the database.
    if (defined('WAYFELT_SIGNING_SECRET')) {
        $settings['secret'] = (string) WAYFELT_SIGNING_SECRET;
    }
    return $settings;
}

function wayfelt_capability(): string
{
    return WAYFELT_CAPABILITY;
}

function wayfelt_menu(): void
{
    add_submenu_page('woocommerce', 'Wayfelt', 'Wayfelt', WAYFELT_CAPABILITY, 'wayfelt', 'wayfelt_page');
}

function wayfelt_register(): void
{
    register_setting('wayfelt', WAYFELT_OPTION, [
        'type' => 'array',
        'sanitize_callback' => 'wayfelt_clean',
        'show_in_rest' => false,
    ]);
}

/** The fields that are texts, each with its form. */
function wayfelt_fields(): array
{
    return [
        'host' => [
            'label' => __('Address of your Wayfelt', 'wayfelt'),
            'form' => '#^https://[a-z0-9.-]+(:\d{1,5})?$#D',
            'hint' => 'https://hello.shop.example',
        ],
        'site' => [
            'label' => __('Publishable key', 'wayfelt'),
            'form' => '/^wf_pk_[A-Za-z0-9]{1,58}$/D',
            'hint' => 'wf_pk_…',
        ],
        'survey' => [
            'label' => __('Id of the survey', 'wayfelt'),
            'form' => '/^[a-z0-9][a-z0-9_-]{0,63}$/D',
            'hint' => __('Empty: what is live asks by its own rules', 'wayfelt'),
        ],
        'kid' => [
            'label' => __('Id of the signing key', 'wayfelt'),
            'form' => '/^[A-Za-z0-9_-]{1,64}$/D',
            'hint' => __('Empty: answers belong to no order', 'wayfelt'),
        ],
        'secret' => [
            'label' => __('Signing secret', 'wayfelt'),
            'form' => '/^wf_sig_[A-Za-z0-9_-]{43}$/D',
            'hint' => 'wf_sig_…',
        ],
    ];
}

/**
 * What is stored of what was sent: each field in its form, and what is in none as it was before.
 *
 * @param mixed $sent
 */
function wayfelt_clean($sent): array
{
    $stored = get_option(WAYFELT_OPTION, []);
    $before = is_array($stored) ? $stored : [];
    $sent = is_array($sent) ? $sent : [];
    $clean = [];
    foreach (wayfelt_fields() as $name => $field) {
        $text = isset($sent[$name]) && is_string($sent[$name]) ? sanitize_text_field($sent[$name]) : '';
        $text = $name === 'host' ? rtrim($text, '/') : $text;
        // The secret is never shown again: an empty field leaves it.
        $is_left = $name === 'secret' && $text === '';
        $fits = $text === '' || preg_match($field['form'], $text) === 1;
        if (!$fits) {
            /* translators: %s: the name of a field */
            $words = __('%s: this does not look right, and was not changed.', 'wayfelt');
            add_settings_error(WAYFELT_OPTION, 'wayfelt_' . $name, sprintf($words, $field['label']));
        }
        $clean[$name] = $fits && !$is_left ? $text : (string) ($before[$name] ?? '');
    }
    // WordPress cleans what it stores for the first time twice: what is clean stays as it is.
    $clean['consent'] = ($sent['consent'] ?? '') === 'required' ? 'required' : 'none';
    if (isset($sent['forget'])) {
        $clean['secret'] = '';
    }
    return $clean;
}

function wayfelt_page(): void
{
    if (!current_user_can(WAYFELT_CAPABILITY)) {
        wp_die(esc_html__('You may not change this.', 'wayfelt'));
    }
    $settings = wayfelt_settings();
    echo '<div class="wrap"><h1>Wayfelt</h1>';
    settings_errors(WAYFELT_OPTION);
    echo '<form method="post" action="' . esc_url(admin_url('options.php')) . '">';
    // Prints the nonce; options.php checks it, and the capability above.
    settings_fields('wayfelt');
    echo '<table class="form-table" role="presentation">';
    foreach (wayfelt_fields() as $name => $field) {
        wayfelt_row($name, $field, $settings[$name]);
    }
    echo '</table>';
    $is_waiting = $settings['consent'] === 'required';
    wayfelt_box('consent=required', __('Store nothing in the browser before the visitor agrees', 'wayfelt'), $is_waiting);
    wayfelt_box('forget=1', __('Forget the signing secret', 'wayfelt'), false);
    submit_button();
    echo '</form></div>';
}

/** A text field; of a secret only whether there is one. */
function wayfelt_row(string $name, array $field, string $value): void
{
    $is_secret = $name === 'secret';
    $hint = $is_secret && $value !== '' ? __('One is stored', 'wayfelt') : $field['hint'];
    printf(
        '<tr><th scope="row"><label for="wayfelt-%1$s">%2$s</label></th><td><input class="regular-text"'
            . ' id="wayfelt-%1$s" name="%3$s[%1$s]" type="%4$s" value="%5$s" placeholder="%6$s" autocomplete="off"></td></tr>',
        esc_attr($name),
        esc_html($field['label']),
        esc_attr(WAYFELT_OPTION),
        $is_secret ? 'password' : 'text',
        $is_secret ? '' : esc_attr($value),
        esc_attr($hint)
    );
}

/** @param string $pair name and value of what is sent when it is ticked */
function wayfelt_box(string $pair, string $label, bool $is_ticked): void
{
    [$name, $value] = explode('=', $pair);
    printf(
        '<p><label><input type="checkbox" name="%1$s[%2$s]" value="%3$s"%4$s> %5$s</label></p>',
        esc_attr(WAYFELT_OPTION),
        esc_attr($name),
        esc_attr($value),
        $is_ticked ? ' checked' : '',
        esc_html($label)
    );
}

/* What comes and goes with the plugin. */

/** Orders are read by WooCommerce's own functions, wherever it keeps them. */
function wayfelt_declare_features(): void
{
    $features = '\Automattic\WooCommerce\Utilities\FeaturesUtil';
    if (class_exists($features)) {
        $features::declare_compatibility('custom_order_tables', __FILE__, true);
    }
}

function wayfelt_uninstall(): void
{
    delete_option(WAYFELT_OPTION);
}
