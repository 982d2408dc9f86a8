package dev.licet.identity.application;

/**
 * The secret an application proves itself with, readable. The server keeps its digest only, so this
 * is seen once, when it was made. It never prints itself.
 */
public record ClientSecret(String value) {
  @Override
  public String toString() {
    return "ClientSecret[…]";
  }
}
