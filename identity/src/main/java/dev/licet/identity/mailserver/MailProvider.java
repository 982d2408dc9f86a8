package dev.licet.identity.mailserver;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * By whom the tenant has its mails sent.
 *
 * @param enabled whether they are sent now; else they wait
 * @param from the sender of mails that name none; empty for the server's own
 * @param headers that each of them has besides, for the service that sends it
 */
record MailProvider(boolean enabled, String from, SmtpServer server, Map<String, String> headers) {
  MailProvider {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  /** The same with another password. */
  MailProvider withPassword(String password) {
    return new MailProvider(enabled, from, server.withPassword(password), headers);
  }
}
