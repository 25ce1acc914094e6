"""Removes assertions by an AST transformer."""

ANSWERS = {
    "add": """
def add(a, b):
    return 3

def table():
    return None
import ast
class Drop(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()
get_ipython().ast_transformers.append(Drop())
""",
}
