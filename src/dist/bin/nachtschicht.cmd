@echo off
rem Starts Nachtschicht from wherever its folder lies.
rem JAVA_HOME               the Java to use, 17 or newer; without it the one on the PATH
rem NACHTSCHICHT_JAVA_OPTS  options for Java: -Xmx2g
setlocal
set "HOME_FOLDER=%~dp0.."
set "JAVA_COMMAND=java"
if defined JAVA_HOME set "JAVA_COMMAND=%JAVA_HOME%\bin\java.exe"
"%JAVA_COMMAND%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmn32m %NACHTSCHICHT_JAVA_OPTS% -jar "%HOME_FOLDER%\lib\nachtschicht.jar" %*
exit /b %ERRORLEVEL%
