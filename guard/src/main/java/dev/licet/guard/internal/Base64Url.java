package dev.licet.guard.internal;

import java.util.Arrays;

/**
 * The base64url of <a href="https://www.rfc-editor.org/rfc/rfc7515#section-2">RFC 7515 section
 * 2</a>, strictly: no padding, no foreign character, no unused bit set. So every octet string has
 * exactly one text, and two texts that differ are two different tokens.
 */
public final class Base64Url {
  private static final byte[] VALUES = values();

  private Base64Url() {}

  /** The octets that this text stands for. */
  public static byte[] decode(String text) throws Malformed {
    return decode(text, 0, text.length());
  }

  /** The octets that the characters from {@code from} to {@code to} (exclusive) stand for. */
  public static byte[] decode(String text, int from, int to) throws Malformed {
    int length = to - from;
    int rest = length % 4;
    if (rest == 1) {
      throw new Malformed("base64url of an impossible length");
    }
    byte[] octets = new byte[length / 4 * 3 + (rest == 0 ? 0 : rest - 1)];
    int at = 0;
    int end = to - rest;
    for (int i = from; i < end; i += 4) {
      int bits =
          value(text, i) << 18
              | value(text, i + 1) << 12
              | value(text, i + 2) << 6
              | value(text, i + 3);
      octets[at++] = (byte) (bits >> 16);
      octets[at++] = (byte) (bits >> 8);
      octets[at++] = (byte) bits;
    }
    if (rest != 0) {
      decodeRest(text, end, rest, octets, at);
    }
    return octets;
  }

  private static void decodeRest(String text, int from, int rest, byte[] octets, int at)
      throws Malformed {
    int bits = value(text, from) << 12 | value(text, from + 1) << 6;
    if (rest == 3) {
      bits |= value(text, from + 2);
    }
    int unused = rest == 3 ? 0x3 : 0x3FF;
    if ((bits & unused) != 0) {
      throw new Malformed("base64url with unused bits set");
    }
    octets[at] = (byte) (bits >> 10);
    if (rest == 3) {
      octets[at + 1] = (byte) (bits >> 2);
    }
  }

  private static int value(String text, int i) throws Malformed {
    char c = text.charAt(i);
    int value = c < VALUES.length ? VALUES[c] : -1;
    if (value < 0) {
      throw new Malformed("a character that is not base64url");
    }
    return value;
  }

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = (byte) i;
    }
    return values;
  }
}
