package io.github.nachtschicht.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands, and gives those the configuration whose constructors ask for it. */
record CommandFactory(Configuration configuration) implements IFactory {

  @Override
  public <K> K create(Class<K> type) throws Exception {
    try {
      return type.getConstructor(Configuration.class).newInstance(configuration);
    } catch (NoSuchMethodException e) {
      return CommandLine.defaultFactory().create(type);
    }
  }
}
