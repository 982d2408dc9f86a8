package dev.licet.identity.login;

/**
 * A text of Auth0's that has a place on our pages.
 *
 * @param page where: a template, or one of the pages that share one
 * @param prompt of Auth0
 * @param screen of the prompt
 * @param key of the text on that screen
 * @param text of ours that it is shown instead of
 */
record TextPlace(String page, String prompt, String screen, String key, String text) {}
