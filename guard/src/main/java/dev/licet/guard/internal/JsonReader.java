package dev.licet.guard.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON as strictly as RFC 8259 allows and security asks (RFC 8725 section 3): UTF-8 without
 * byte order mark, nothing after the value, no member name twice in one object (compared after
 * escapes are resolved), no lone surrogate, and a limited depth. Two readers of the same text can
 * then not see two different things.
 */
public final class JsonReader {
  private static final int MAX_DEPTH = 64;

  /** By octet: whether it is a character of a string as it is; no quote, escape or part of one. */
  private static final boolean[] PLAIN = plain();

  private final byte[] in;
  private final KnownMembers known;
  private int nextKnown;
  private int at;

  private JsonReader(byte[] in, KnownMembers known) {
    this.in = in;
    this.known = known;
  }

  private static boolean[] plain() {
    boolean[] plain = new boolean[256];
    Arrays.fill(plain, ' ', 0x80, true);
    plain['"'] = false;
    plain['\\'] = false;
    return plain;
  }

  /** The value that these octets spell. */
  public static Json read(byte[] octets) throws Malformed {
    return read(octets, KnownMembers.NONE);
  }

  private static Json read(byte[] octets, KnownMembers known) throws Malformed {
    JsonReader reader = new JsonReader(octets, known);
    reader.skipSpace();
    Json value = reader.value(0);
    reader.skipSpace();
    if (reader.at != octets.length) {
      throw new Malformed("JSON with something after its end");
    }
    return value;
  }

  /** The object that these octets spell. */
  public static Json.Members readObject(byte[] octets) throws Malformed {
    return readObject(octets, KnownMembers.NONE);
  }

  /** The same, quicker if the object is like one that is known. */
  public static Json.Members readObject(byte[] octets, KnownMembers known) throws Malformed {
    if (read(octets, known) instanceof Json.Members members) {
      return members;
    }
    throw new Malformed("JSON that is not an object");
  }

  private Json value(int depth) throws Malformed {
    if (depth > MAX_DEPTH) {
      throw new Malformed("JSON nested more than " + MAX_DEPTH + " deep");
    }
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> new Json.Text(string());
      case 't' -> literal("true", Json.Flag.TRUE);
      case 'f' -> literal("false", Json.Flag.FALSE);
      case 'n' -> literal("null", new Json.Null());
      default -> number();
    };
  }

  private Json object(int depth) throws Malformed {
    at++;
    FewMembers few = new FewMembers();
    skipSpace();
    if (skip('}')) {
      return new Json.Members(few);
    }
    do {
      if (few.size() == FewMembers.MAX) {
        return manyMembers(few, depth);
      }
      if (!addMember(few, depth)) {
        throw new Malformed("JSON with a member name twice in one object");
      }
      skipSpace();
    } while (skip(','));
    expect('}');
    return new Json.Members(few);
  }

  /** Reads a member, or as much of it as is not known; the members known are those at the top. */
  private boolean addMember(FewMembers few, int depth) throws Malformed {
    skipSpace();
    int alike = depth == 0 ? known.alike(nextKnown, in, at) : 0;
    if (alike == 0) {
      String name = name();
      return few.add(name, value(depth + 1));
    }
    at += alike;
    String name = known.name(nextKnown);
    Json value = known.value(nextKnown, alike);
    nextKnown++;
    if (value == null) {
      skipSpace();
      value = value(depth + 1);
    }
    return few.add(name, value);
  }

  /** The rest of an object that has more members than a small one. */
  private Json manyMembers(FewMembers few, int depth) throws Malformed {
    Map<String, Json> members = new LinkedHashMap<>(few);
    do {
      String name = name();
      if (members.put(name, value(depth + 1)) != null) {
        throw new Malformed("JSON with a member name twice in one object");
      }
      skipSpace();
    } while (skip(','));
    expect('}');
    return new Json.Members(Collections.unmodifiableMap(members));
  }

  /** The name of a member, and what stands between it and its value. */
  private String name() throws Malformed {
    skipSpace();
    int start = at + 1;
    String name = in.length > start && in[at] == '"' ? knownName(start) : "";
    if (name.isEmpty()) {
      name = string();
    }
    skipSpace();
    expect(':');
    skipSpace();
    return name;
  }

  private String knownName(int start) {
    int end = start;
    while (end < in.length && in[end] != '"' && end - start <= KnownNames.LONGEST) {
      end++;
    }
    String name = KnownNames.find(in, start, end);
    if (!name.isEmpty()) {
      at = end + 1;
    }
    return name;
  }

  private Json array(int depth) throws Malformed {
    at++;
    List<Json> items = new ArrayList<>(4);
    skipSpace();
    if (skip(']')) {
      return new Json.Sequence(Collections.unmodifiableList(items));
    }
    do {
      skipSpace();
      items.add(value(depth + 1));
      skipSpace();
    } while (skip(','));
    expect(']');
    return new Json.Sequence(Collections.unmodifiableList(items));
  }

  private Json literal(String word, Json value) throws Malformed {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
    return value;
  }

  private Json number() throws Malformed {
    int start = at;
    skip('-');
    if (!skip('0')) {
      digits();
    }
    if (skip('.')) {
      digits();
    }
    if (skip('e') || skip('E')) {
      if (!skip('+')) {
        skip('-');
      }
      digits();
    }
    return new Json.Numeral(ascii(start, at));
  }

  private void digits() throws Malformed {
    int start = at;
    while (at < in.length && in[at] >= '0' && in[at] <= '9') {
      at++;
    }
    if (at == start) {
      throw new Malformed("JSON with a value that is none");
    }
  }

  /** A string without escapes, which nearly all are, is one look at each octet and one copy. */
  private String string() throws Malformed {
    expect('"');
    int start = at;
    int end = endOfPlain(start);
    at = end;
    if (end < in.length && in[end] == '"') {
      at++;
      return ascii(start, end);
    }
    return unusualString(start);
  }

  /** Where the run of octets ends that stand for themselves, one character each. */
  private int endOfPlain(int start) {
    int end = start;
    while (end < in.length && PLAIN[in[end] & 0xFF]) {
      end++;
    }
    return end;
  }

  private String unusualString(int start) throws Malformed {
    for (; at < in.length; at++) {
      byte b = in[at];
      if (b == '"') {
        return utf8(start, at++);
      }
      if (b == '\\') {
        return escapedString(start);
      }
      if (b >= 0 && b < 0x20) {
        throw new Malformed("JSON with a bare control character in a string");
      }
    }
    throw new Malformed("JSON that ends within a string");
  }

  private String escapedString(int start) throws Malformed {
    StringBuilder text = new StringBuilder();
    int from = start;
    while (in[at] != '"') {
      byte b = in[at];
      if (b >= 0 && b < 0x20) {
        throw new Malformed("JSON with a bare control character in a string");
      }
      at++;
      if (b == '\\') {
        text.append(utf8(from, at - 1)).append(escape());
        from = at;
      }
      peek();
    }
    text.append(utf8(from, at++));
    return withoutLoneSurrogates(text);
  }

  private char escape() throws Malformed {
    int c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> (char) c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw new Malformed("JSON with an unknown escape");
    };
  }

  private char unicode() throws Malformed {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit((char) peek(), 16);
      if (digit < 0) {
        throw new Malformed("JSON with an unknown escape");
      }
      unit = unit << 4 | digit;
      at++;
    }
    return (char) unit;
  }

  private static String withoutLoneSurrogates(StringBuilder text) throws Malformed {
    boolean lone =
        text.codePoints()
            .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    if (lone) {
      throw new Malformed("JSON with a lone surrogate");
    }
    return text.toString();
  }

  private String ascii(int from, int to) {
    return new String(in, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private String utf8(int from, int to) throws Malformed {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(in, from, to - from))
          .toString();
    } catch (CharacterCodingException e) {
      throw new Malformed("JSON that is not UTF-8");
    }
  }

  private void skipSpace() {
    while (at < in.length && in[at] <= ' ' && isSpace(in[at])) {
      at++;
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  private int peek() throws Malformed {
    if (at >= in.length) {
      throw new Malformed("JSON that ends too early");
    }
    return in[at];
  }

  private boolean skip(char c) {
    if (at < in.length && in[at] == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) throws Malformed {
    if (!skip(c)) {
      throw new Malformed("JSON with an error in its punctuation");
    }
  }
}
