package dev.licet.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code licet}. */
@Command(name = "licet", mixinStandardHelpOptions = true)
final class Licet implements Runnable {
  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  static void main(String[] args) {
    System.exit(new CommandLine(new Licet()).execute(args));
  }
}
