package dev.licet.guard.internal;

import java.util.Arrays;
import java.util.List;

/**
 * The names of members that nearly every token has. Found by their octets, so that no text need be
 * made of them anew for each token.
 */
final class KnownNames {
  private static final List<String> NAMES =
      List.of(
          "iss",
          "sub",
          "aud",
          "exp",
          "nbf",
          "iat",
          "jti",
          "azp",
          "scope",
          "permissions",
          "gty",
          "client_id",
          "typ",
          "alg",
          "kid",
          "cnf",
          "scp",
          "roles",
          "acr",
          "amr",
          "auth_time",
          "sid",
          "nonce",
          "at_hash",
          "org_id",
          "email",
          "name",
          "oid",
          "tid",
          "cid",
          "ver",
          "uti",
          "appid",
          "realm_access",
          "resource_access",
          "preferred_username",
          "email_verified",
          "token_use",
          "x5t",
          "jkt");

  /** No known name has more characters. */
  static final int LONGEST = 18;

  private static final int SIZE = 256;
  private static final String[] TABLE = table();

  private KnownNames() {}

  private static String[] table() {
    String[] table = new String[SIZE];
    Arrays.fill(table, "");
    for (String name : NAMES) {
      int length = name.length();
      int place = place(length, name.charAt(0), name.charAt(length / 2), name.charAt(length - 1));
      table[place] = name;
    }
    return table;
  }

  private static int place(int length, int first, int middle, int last) {
    return (length * 31 + first * 7 + middle * 37 + last * 3) & (SIZE - 1);
  }

  /** The name that these octets spell, if it is a known one; otherwise an empty text. */
  static String find(byte[] in, int from, int to) {
    int length = to - from;
    if (length == 0) {
      return "";
    }
    int middle = in[from + length / 2] & 0xFF;
    String name = TABLE[place(length, in[from] & 0xFF, middle, in[to - 1] & 0xFF)];
    return spells(in, from, length, name) ? name : "";
  }

  private static boolean spells(byte[] in, int from, int length, String name) {
    if (name.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (in[from + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
