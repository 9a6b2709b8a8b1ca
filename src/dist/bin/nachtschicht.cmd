@echo off
rem Starts Nachtschicht from wherever its folder lies.
rem JAVA_HOME               the Java to use, 17 or newer; without it the one on the PATH
rem NACHTSCHICHT_JAVA_OPTS  options for Java, separated by blanks: -Xmx2g
setlocal EnableExtensions DisableDelayedExpansion

set "HOME_FOLDER=%~dp0.."
rem Called by its name in quotation marks through the PATH, cmd says the current folder.
if not exist "%HOME_FOLDER%\lib\nachtschicht.jar" for %%I in (nachtschicht.cmd) do if not "%%~$PATH:I"=="" set "HOME_FOLDER=%%~dp$PATH:I.."
if not exist "%HOME_FOLDER%\lib\nachtschicht.jar" (
  >&2 echo nachtschicht: "%HOME_FOLDER%\lib\nachtschicht.jar" is missing: was only a part of the folder copied?
  exit /b 1
)

set "JAVA_COMMAND=java"
if defined JAVA_HOME set "JAVA_COMMAND=%JAVA_HOME%\bin\java.exe"
rem Some write JAVA_HOME with its quotation marks.
set "JAVA_COMMAND=%JAVA_COMMAND:"=%"
if defined JAVA_HOME (
  if not exist "%JAVA_COMMAND%" (
    >&2 echo nachtschicht: JAVA_HOME is set, but there is no "%JAVA_COMMAND%"
    exit /b 1
  )
) else (
  where java >nul 2>nul
  if errorlevel 1 (
    >&2 echo nachtschicht: there is no java on the PATH: install Java 17 or newer, or set JAVA_HOME
    exit /b 1
  )
)

rem Another garbage collector beside this one would be refused.
set "GC_OPTIONS=-XX:+UseSerialGC -Xmn32m"
set "PLAIN_OPTIONS=%NACHTSCHICHT_JAVA_OPTS% "
set "PLAIN_OPTIONS=%PLAIN_OPTIONS:"=%"
if not "%PLAIN_OPTIONS:-XX:+Use=%"=="%PLAIN_OPTIONS%" set "GC_OPTIONS="

"%JAVA_COMMAND%" %GC_OPTIONS% -XX:TieredStopAtLevel=1 %NACHTSCHICHT_JAVA_OPTS% -jar "%HOME_FOLDER%\lib\nachtschicht.jar" %*
exit /b %ERRORLEVEL%
