package dev.licet.guard.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The base64url of <a href="https://www.rfc-editor.org/rfc/rfc7515#section-2">RFC 7515 section
 * 2</a>, strictly: no padding, no foreign character, no unused bit set. So every octet string has
 * exactly one text, and two texts that differ are two different tokens.
 */
public final class Base64Url {
  /** By character; less than zero for one that is none of the alphabet. */
  private static final byte[] VALUES = values();

  /** Eight octets at once, the first of them being the highest. */
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Base64Url() {}

  /** The octets that this text stands for. */
  public static byte[] decode(String text) throws Malformed {
    return decode(text, 0, text.length());
  }

  /** The octets that the characters from {@code from} to {@code to} (exclusive) stand for. */
  public static byte[] decode(String text, int from, int to) throws Malformed {
    byte[] characters = text.substring(from, to).getBytes(StandardCharsets.ISO_8859_1);
    return decode(characters, 0, characters.length);
  }

  /** The octets that these characters, each an octet of ISO 8859-1, stand for. */
  public static byte[] decode(byte[] text, int from, int to) throws Malformed {
    byte[] octets = new byte[lengthOf(to - from)];
    decode(text, from, to, octets, 0);
    return octets;
  }

  /**
   * Puts the octets where their characters are, which are lost by it, from {@code from} on.
   *
   * @return where they end
   */
  public static int decodeInPlace(byte[] text, int from, int to) throws Malformed {
    int length = lengthOf(to - from);
    decode(text, from, to, text, from);
    return from + length;
  }

  private static int lengthOf(int characters) throws Malformed {
    int rest = characters % 4;
    if (rest == 1) {
      throw new Malformed("base64url of an impossible length");
    }
    return characters / 4 * 3 + (rest == 0 ? 0 : rest - 1);
  }

  private static void decode(byte[] text, int from, int to, byte[] octets, int start)
      throws Malformed {
    int rest = (to - from) % 4;
    int at = start;
    int i = from;
    for (; i <= to - 8 && at <= octets.length - 8; i += 8) {
      EIGHT.set(octets, at, sixOf((long) EIGHT.get(text, i)));
      at += 6;
    }
    for (; i < to - rest; i += 4) {
      int bits =
          VALUES[text[i] & 0xFF] << 18
              | VALUES[text[i + 1] & 0xFF] << 12
              | VALUES[text[i + 2] & 0xFF] << 6
              | VALUES[text[i + 3] & 0xFF];
      if (bits < 0) {
        throw foreignCharacter();
      }
      octets[at] = (byte) (bits >> 16);
      octets[at + 1] = (byte) (bits >> 8);
      octets[at + 2] = (byte) bits;
      at += 3;
    }
    if (rest != 0) {
      decodeRest(text, to - rest, rest, octets, at);
    }
  }

  /** Six octets, and two zeros that the next ones will cover, of eight characters. */
  private static long sixOf(long characters) throws Malformed {
    long first = fourOf((int) (characters >>> 32));
    long bits = first << 24 | fourOf((int) characters);
    if (bits < 0) {
      throw foreignCharacter();
    }
    return bits << 16;
  }

  private static int fourOf(int characters) {
    return VALUES[characters >>> 24] << 18
        | VALUES[characters >>> 16 & 0xFF] << 12
        | VALUES[characters >>> 8 & 0xFF] << 6
        | VALUES[characters & 0xFF];
  }

  private static void decodeRest(byte[] text, int from, int rest, byte[] octets, int at)
      throws Malformed {
    int third = rest == 3 ? VALUES[text[from + 2] & 0xFF] : 0;
    int bits = VALUES[text[from] & 0xFF] << 12 | VALUES[text[from + 1] & 0xFF] << 6 | third;
    if (bits < 0) {
      throw foreignCharacter();
    }
    if ((bits & (rest == 3 ? 0x3 : 0x3FF)) != 0) {
      throw new Malformed("base64url with unused bits set");
    }
    octets[at] = (byte) (bits >> 10);
    if (rest == 3) {
      octets[at + 1] = (byte) (bits >> 2);
    }
  }

  private static Malformed foreignCharacter() {
    return new Malformed("a character that is not base64url");
  }

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = (byte) i;
    }
    return values;
  }
}
