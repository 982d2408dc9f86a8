package dev.licet.identity.lockout;

/** What an address is throttled at. A stage that has no throttle is not. */
public enum Stage {
  /** Attempts at passwords that were wrong. */
  PRE_LOGIN,
  /** New accounts. */
  PRE_USER_REGISTRATION,
  /** Other passwords asked for. */
  PRE_PASSWORD_CHANGE,
  /** Mails to one e-mail address, whoever asks for them. */
  MAIL,
  /** Codes of devices that are typed, right or wrong. */
  DEVICE_CODE
}
