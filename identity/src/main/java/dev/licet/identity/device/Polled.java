package dev.licet.identity.device;

import dev.licet.identity.issuing.Authorization;

/** What a device hears that asks whether the user has let it in. */
public sealed interface Polled {
  /** The user has; the code is spent with this answer. */
  record Granted(Authorization authorization) implements Polled {}

  /** The user has not said anything yet. */
  record Pending() implements Polled {}

  /** The user has said no. */
  record Denied() implements Polled {}

  /** It asked again too soon. */
  record TooFast() implements Polled {}

  /** The code has expired; said once. */
  record Expired() implements Polled {}

  /** There is no such code, it is spent, or it is another application's. */
  record Unknown() implements Polled {}
}
