package dev.licet.identity.bulk;

/**
 * How far an import is.
 *
 * @param connection the name of the one that users come into
 * @param size of the file, in bytes
 * @param position up to which it was read, in bytes
 * @param line up to which it was read
 */
record ImportProgress(
    String jobId,
    String connection,
    boolean upsert,
    long size,
    long position,
    long line,
    long inserted,
    long updated,
    long failed) {
  static ImportProgress begin(String jobId, String connection, boolean upsert, long size) {
    return new ImportProgress(jobId, connection, upsert, size, 0, 0, 0, 0, 0);
  }

  boolean isDone() {
    return position >= size;
  }

  int percentage() {
    return size == 0 ? 100 : (int) (position * 100 / size);
  }

  /** The same after another batch. */
  ImportProgress after(UsersFile file, long moreInserted, long moreUpdated, long moreFailed) {
    return new ImportProgress(
        jobId,
        connection,
        upsert,
        size,
        file.position(),
        file.line(),
        inserted + moreInserted,
        updated + moreUpdated,
        failed + moreFailed);
  }
}
