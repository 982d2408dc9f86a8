package dev.licet.identity.lockout;

/** Whether an attempt may go on. */
public enum Admission {
  ADMITTED,
  /** The account was tried too often from there: only its owner can open it again. */
  ACCOUNT_BLOCKED,
  /** The address has tried too many accounts: it has to wait. */
  ADDRESS_SUSPICIOUS
}
