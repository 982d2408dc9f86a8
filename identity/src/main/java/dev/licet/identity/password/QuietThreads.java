package dev.licet.identity.password;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that compute while nobody else wants to: Linux gives them a tenth of what it gives to
 * others, and takes a processor from them as soon as another thread has something to do.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/setpriority.2.html">setpriority(2)</a>
 */
final class QuietThreads implements ThreadFactory {
  private static final Logger log = LoggerFactory.getLogger(QuietThreads.class);

  private static final int LOWER = 10;
  private static final int LOWEST = 19;

  /** Of a thread, where zero is the one that asks. */
  private static final int PRIO_PROCESS = 0;

  /**
   * It outlives the request that it is made in, whose class loader Tomcat would miss at its end.
   */
  @Override
  public Thread newThread(Runnable work) {
    var thread =
        Thread.ofPlatform()
            .daemon()
            .name("hashing")
            .unstarted(() -> {
              stepBack();
              work.run();
            });
    thread.setContextClassLoader(QuietThreads.class.getClassLoader());
    return thread;
  }

  /**
   * Whether there is such a thing here. Not where the process has a quota of processor time instead
   * of whole processors: that is used up by whoever comes first.
   */
  static boolean areThere() {
    if (!System.getProperty("os.name").equals("Linux") || hasQuota()) {
      return false;
    }
    var steppedBack = new CompletableFuture<Boolean>();
    Thread.ofPlatform().daemon().start(() -> steppedBack.complete(stepBack()));
    return steppedBack.join();
  }

  private static boolean hasQuota() {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("Cpus_allowed:"))
          .map(line -> line.substring(line.indexOf(':') + 1).replace(",", "").strip())
          .map(mask -> new BigInteger(mask, 16).bitCount())
          .noneMatch(allowed -> allowed == Runtime.getRuntime().availableProcessors());
    } catch (IOException e) {
      log.debug("Which processors there are cannot be read: {}", e.getMessage());
      return true;
    }
  }

  /** Whether the thread that calls this goes after all others from now on. */
  private static boolean stepBack() {
    var both = FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT);
    var all = FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    try {
      int now = (int) function("getpriority", both).invokeExact(PRIO_PROCESS, 0);
      int then = Math.min(LOWEST, now + LOWER);
      return (int) function("setpriority", all).invokeExact(PRIO_PROCESS, 0, then) == 0;
    } catch (Throwable e) {
      log.debug("A thread cannot be told to go after the others: {}", e.getMessage());
      return false;
    }
  }

  @SuppressWarnings("restricted") // two calls of the system's own library
  private static MethodHandle function(String name, FunctionDescriptor form) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), form);
  }
}
