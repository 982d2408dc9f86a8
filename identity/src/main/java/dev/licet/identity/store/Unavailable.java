package dev.licet.identity.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Tells that the database cannot be reached or cannot write right now, which passes, from a mistake
 * of ours, which does not.
 */
public final class Unavailable {
  /** A full or broken disk, no file handle or memory left, or a writer that takes too long. */
  private static final Set<SQLiteErrorCode> OF_SQLITE =
      Set.of(
          SQLiteErrorCode.SQLITE_FULL,
          SQLiteErrorCode.SQLITE_IOERR,
          SQLiteErrorCode.SQLITE_CANTOPEN,
          SQLiteErrorCode.SQLITE_READONLY,
          SQLiteErrorCode.SQLITE_NOMEM,
          SQLiteErrorCode.SQLITE_BUSY,
          SQLiteErrorCode.SQLITE_LOCKED);

  /**
   * No connection, a transaction that had to make way (for another one that it was in a deadlock
   * with), no resources (a full disk), an administrator's shutdown, a system's error.
   */
  private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

  /** A transaction that did nothing for too long, a row that others hold for too long. */
  private static final Set<String> STATES = Set.of("25P03", "55P03");

  private static final int PRIMARY = 0xff;

  private Unavailable() {}

  /** Whether that is why something failed. */
  public static boolean is(Throwable failure) {
    @Nullable Throwable one = failure;
    while (one != null) {
      if (isItself(one)) {
        return true;
      }
      one = cause(one);
    }
    return false;
  }

  /** What failed first: of a transaction that could not even be undone, what was to be undone. */
  private static @Nullable Throwable cause(Throwable failure) {
    return failure instanceof TransactionSystemException end
            && end.getApplicationException() != null
        ? end.getApplicationException()
        : failure.getCause();
  }

  private static boolean isItself(Throwable failure) {
    return switch (failure) {
      case DataAccessResourceFailureException _ -> true;
      case TransientDataAccessResourceException _ -> true;
      case RecoverableDataAccessException _ -> true;
      case QueryTimeoutException _ -> true;
      case CannotCreateTransactionException _ -> true;
      case SQLTransientConnectionException _ -> true;
      case SQLiteException lite -> OF_SQLITE.contains(primary(lite));
      case SQLException sql -> isPassing(sql.getSQLState());
      default -> false;
    };
  }

  private static boolean isPassing(@Nullable String state) {
    return state != null
        && state.length() == 5
        && (CLASSES.contains(state.substring(0, 2)) || STATES.contains(state));
  }

  private static SQLiteErrorCode primary(SQLiteException failure) {
    return SQLiteErrorCode.getErrorCode(failure.getResultCode().code & PRIMARY);
  }
}
