package dev.licet.identity.store;

/** The few things for which the databases have no common words. */
public enum Dialect {
  SQLITE {
    @Override
    String bytewise() {
      return "";
    }

    @Override
    public String keepingRows() {
      return "";
    }

    @Override
    String unlessHeld() {
      return "";
    }

    @Override
    public String waitingForRows() {
      return "select 1";
    }

    @Override
    public String startsWith(String column, String low, String high) {
      return "(%s >= %s and %s < %s)".formatted(column, low, column, high);
    }

    @Override
    public String jsonValues(String column, String path) {
      return "json_each(%s, :%s) j".formatted(column, path);
    }

    @Override
    public String jsonValue() {
      return "(case j.type when 'true' then 'true' when 'false' then 'false'"
          + " else cast(j.atom as text) end)";
    }
  },
  POSTGRESQL {
    @Override
    String bytewise() {
      return "text_pattern_ops";
    }

    @Override
    public String keepingRows() {
      return " for key share";
    }

    @Override
    String unlessHeld() {
      return " for update skip locked";
    }

    @Override
    public String waitingForRows() {
      return "select set_config('lock_timeout', '0', true)";
    }

    @Override
    public String startsWith(String column, String low, String high) {
      return "(%s ~>=~ %s and %s ~<~ %s)".formatted(column, low, column, high);
    }

    @Override
    public String jsonValues(String column, String path) {
      return "jsonb_path_query(cast(%s as jsonb), cast(:%s || '[*]' as jsonpath)) as j(atom)"
          .formatted(column, path);
    }

    @Override
    public String jsonValue() {
      return "(j.atom #>> '{}')";
    }
  };

  /** What makes an index one for {@link #startsWith}. */
  abstract String bytewise();

  /**
   * What stands behind a {@code select} whose rows must not be removed before the transaction ends;
   * those that are being removed are none.
   */
  public abstract String keepingRows();

  /** Lets the transaction under way wait for rows for as long as others hold them. */
  public abstract String waitingForRows();

  /**
   * After a {@code select}: rows that nobody else writes, and which nobody else can from now on. In
   * SQLite one transaction writes at a time.
   */
  abstract String unlessHeld();

  /** That a column lies between two texts byte by byte, the lower one included: an index helps. */
  public abstract String startsWith(String column, String low, String high);

  /**
   * The rows of a {@code from}: what lies in a JSON document at a path such as {@code $."a"."b"},
   * of an array each item.
   */
  public abstract String jsonValues(String column, String path);

  /** The text of such a row; null where it has none. */
  public abstract String jsonValue();
}
