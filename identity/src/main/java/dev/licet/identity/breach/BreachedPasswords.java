package dev.licet.identity.breach;

import dev.licet.identity.shared.ReadFirst;

/** Whether passwords are known from data breaches. */
@FunctionalInterface
public interface BreachedPasswords extends ReadFirst {
  /** Where nobody is asked. */
  BreachedPasswords NOBODY_ASKED = _ -> false;

  /** Whether it is known that this one is; no, where that cannot be found out now. */
  boolean contains(String password);
}
