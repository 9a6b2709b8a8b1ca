package io.github.nachtschicht.cli;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * Makes commands and gives their constructors what they ask for: the configuration, and parts that
 * need nothing else. Each part is made once, when the first command asks for it.
 */
final class CommandFactory implements IFactory {

  private static final String OURS = CommandFactory.class.getPackageName() + ".";

  private final Map<Class<?>, Object> parts = new HashMap<>();

  CommandFactory(Configuration configuration) {
    parts.put(Configuration.class, configuration);
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    Constructor<?>[] constructors =
        type.getName().startsWith(OURS) ? type.getDeclaredConstructors() : new Constructor<?>[0];
    if (constructors.length != 1 || constructors[0].getParameterCount() == 0) {
      return CommandLine.defaultFactory().create(type);
    }
    Class<?>[] parameters = constructors[0].getParameterTypes();
    Object[] arguments = new Object[parameters.length];
    for (int i = 0; i < arguments.length; i++) {
      Object part = parts.get(parameters[i]);
      if (part == null) {
        part = create(parameters[i]);
        parts.put(parameters[i], part);
      }
      arguments[i] = part;
    }
    try {
      return type.cast(constructors[0].newInstance(arguments));
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
