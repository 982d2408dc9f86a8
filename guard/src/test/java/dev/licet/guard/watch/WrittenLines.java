package dev.licet.guard.watch;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What is written to a logger, instead of where it would go. */
public final class WrittenLines extends Handler implements AutoCloseable {
  private final Logger logger;
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();

  public WrittenLines(String name) {
    logger = Logger.getLogger(name);
    logger.setUseParentHandlers(false);
    logger.addHandler(this);
    setFormatter(new SimpleFormatter());
  }

  public List<String> lines() {
    return records.stream().map(getFormatter()::formatMessage).toList();
  }

  public List<String> warnings() {
    return records.stream()
        .filter(record -> record.getLevel() == Level.WARNING)
        .map(record -> MessageFormat.format(record.getMessage(), record.getParameters()))
        .toList();
  }

  public void clear() {
    records.clear();
  }

  @Override
  public void publish(LogRecord record) {
    records.add(record);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
