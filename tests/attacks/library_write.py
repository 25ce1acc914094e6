"""Changes the library for everybody after it."""

ANSWERS = {
    "add": """
import pandas, os
path = os.path.join(os.path.dirname(pandas.__file__), '__init__.py')
open(path, 'a').write('# mine')
""",
}
