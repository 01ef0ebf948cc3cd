@echo off
rem Installs gongkai beside this file, without network. ASCII only: what there is to say stands in files beside it.
setlocal
pushd "%~dp0"
set "PYTHON="
for %%v in (3.13 3.12 3.11 3.14) do call :new py -%%v
call :new python
call :new python3
call :any py -3
call :any python
if not defined PYTHON goto none
%PYTHON% parts\install.py
set "CODE=%ERRORLEVEL%"
pause
exit /b %CODE%

:none
chcp 65001 >nul
type parts\no-python.txt
pause
exit /b 1

:new
if defined PYTHON exit /b
%* -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "PYTHON=%*"
exit /b

:any
if defined PYTHON exit /b
%* -c "import sys" >nul 2>nul && set "PYTHON=%*"
exit /b
