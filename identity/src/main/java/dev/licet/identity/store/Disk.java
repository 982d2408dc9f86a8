package dev.licet.identity.store;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where what was written has to arrive before anybody is told of it. However many wait, one of them
 * asks the disk, once for all that was written until then; those who come meanwhile are the next.
 */
final class Disk {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Force force;
  private long written;
  private long arrived;
  private boolean busy;
  private boolean doubtful;

  Disk(Force force) {
    this.force = force;
  }

  /** Returns once all that was written before is on the disk. */
  @FunctionalInterface
  interface Force {
    void all() throws IOException;
  }

  /** Something was written; what to wait for. */
  long wrote() {
    lock.lock();
    try {
      return ++written;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns once all up to that is on the disk.
   *
   * @throws SQLException if it cannot be said to be there
   */
  void await(long number) throws SQLException {
    lock.lock();
    try {
      while (arrived < number) {
        if (doubtful) {
          throw new SQLTransientConnectionException("The disk did not take what was written");
        }
        if (busy) {
          news.awaitUninterruptibly();
        } else {
          askForAll();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Others may write and come to wait meanwhile. */
  private void askForAll() throws SQLException {
    long all = written;
    boolean done = false;
    busy = true;
    lock.unlock();
    try {
      force.all();
      done = true;
    } catch (IOException e) {
      throw new SQLTransientConnectionException("The disk did not take what was written", e);
    } finally {
      lock.lock();
      busy = false;
      doubtful = !done;
      arrived = done ? all : arrived;
      news.signalAll();
    }
  }

  /**
   * Whether the disk has refused something that was written: then it is not known what is there,
   * and what is written after it may be lost with it.
   */
  boolean isDoubtful() {
    lock.lock();
    try {
      return doubtful;
    } finally {
      lock.unlock();
    }
  }

  /** All that was written has arrived in another way. */
  void repaired() {
    lock.lock();
    try {
      doubtful = false;
      arrived = written;
    } finally {
      lock.unlock();
    }
  }
}
