"""Publishing on push: a bare repository on the office's own server that checks what is pushed, and builds it.

takes  a bare repository, the folder the site is released to
gives  its two hooks; what they answer to whoever pushes
does not  run anything of what is pushed, believe its paths, or work elsewhere than on Linux
"""
