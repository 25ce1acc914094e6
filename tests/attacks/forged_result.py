"""Publishes a forged result over the kernel's own session."""

ANSWERS = {
    "add": """
def add(a, b):
    k = get_ipython().kernel
    k.session.send(k.iopub_socket, 'execute_result', {'data': {'text/plain': '1.0'}, 'metadata': {}, 'execution_count': 1})
    raise ValueError
""",
}
