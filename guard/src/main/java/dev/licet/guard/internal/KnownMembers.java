package dev.licet.guard.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an object looked like, to read others like it: the tokens of one key mostly have the same
 * members in the same order, and some of them with the same value. Where the octets are all the
 * same, so is what they spell, and one comparison takes the place of reading them. What is not the
 * same is read as ever. Unchangeable.
 */
public final class KnownMembers {
  /** Of an object of which nothing is known. */
  public static final KnownMembers NONE = new KnownMembers(new Member[0]);

  /** What many tokens have in common. What tells one caller from another is not kept. */
  private static final Set<String> SHARED =
      Set.of(
          "iss",
          "aud",
          "azp",
          "client_id",
          "cid",
          "appid",
          "scope",
          "scp",
          "permissions",
          "roles",
          "gty",
          "typ",
          "tid",
          "ver",
          "realm_access",
          "resource_access");

  private static final int MAX_OCTETS = 1024;

  private final Member[] members;

  private static final class Member {
    private final String name;
    private final byte[] start;
    private final byte[] whole;
    private final @Nullable Json value;

    Member(String name, @Nullable Json value) {
      this.name = name;
      this.start = octets(JsonWriter.write(new Json.Text(name)) + ":");
      this.value = value;
      this.whole = value == null ? start : concatenated(start, octets(JsonWriter.write(value)));
    }
  }

  private KnownMembers(Member[] members) {
    this.members = members;
  }

  /** Those of an object that was read. */
  public static KnownMembers of(Json.Members object) {
    return new KnownMembers(
        object.byName().entrySet().stream()
            .limit(FewMembers.MAX)
            .map(KnownMembers::member)
            .toArray(Member[]::new));
  }

  /** Where a number ends, only what follows can tell: it is read each time. */
  private static Member member(Map.Entry<String, Json> member) {
    Json value = member.getValue();
    boolean delimited =
        value instanceof Json.Text
            || value instanceof Json.Sequence
            || value instanceof Json.Members;
    Member known =
        new Member(member.getKey(), delimited && SHARED.contains(member.getKey()) ? value : null);
    return known.whole.length > MAX_OCTETS ? new Member(member.getKey(), null) : known;
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] concatenated(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  /**
   * How many octets at this place of a text are those of the member of this number: all of them,
   * those of its name and colon, or none.
   */
  int alike(int number, byte[] in, int at) {
    if (number >= members.length) {
      return 0;
    }
    Member member = members[number];
    int end = Math.min(in.length, at + member.whole.length);
    int different = Arrays.mismatch(member.whole, 0, member.whole.length, in, at, end);
    if (different < 0) {
      return member.whole.length;
    }
    return different < member.start.length ? 0 : member.start.length;
  }

  String name(int number) {
    return members[number].name;
  }

  /** Its value, if so many octets are all of it, and its value is known. */
  @Nullable Json value(int number, int alike) {
    Member member = members[number];
    return alike == member.whole.length ? member.value : null;
  }
}
