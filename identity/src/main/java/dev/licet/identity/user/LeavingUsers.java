package dev.licet.identity.user;

/**
 * Users whose connection is being removed: they are nobody any more, though their rows are there
 * for as long as that takes.
 */
public final class LeavingUsers {
  private LeavingUsers() {}

  /** The condition that a row of the table {@code users} is none of them. */
  static String isNot(String row) {
    return "not exists (select 1 from connections gone where gone.id = "
        + row
        + ".connection_id and gone.removed)";
  }

  /** The condition that the user whose id stands in a column is none of them. */
  public static String areNot(String column) {
    return "not exists (select 1 from users leaving join connections gone"
        + " on gone.id = leaving.connection_id where leaving.id = "
        + column
        + " and gone.removed)";
  }
}
